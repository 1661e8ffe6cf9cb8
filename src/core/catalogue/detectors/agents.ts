import { type Detector, detector } from './detector';

/** Orchestration, agents, agent protocols, retrieval. */
export const agents: Detector[] = [
  detector('langchain', 'LangChain', 'orchestration', {
    provider: 'LangChain',
    python:
      'langchain langchain_core langchain_community langchain_openai langchain_anthropic langchain_google_genai langchain_google_vertexai langchain_google_community langchain_aws langchain_ollama langchain_huggingface langchain_mistralai langchain_experimental langchain_text_splitters langchain_chroma langchain_pinecone langchain_qdrant langchain_weaviate langchain_milvus langchain_mongodb langchain_elasticsearch langchain_postgres langchain_redis langchain_cohere langchain_groq langchain_together langchain_fireworks langchain_nvidia_ai_endpoints langchain_nvidia langchain_ibm langchain_xai langchain_deepseek langchain_perplexity langchain_voyageai langchain_upstage langchain_unstructured langchain_azure_ai langchain_azure_dynamic_sessions langchain_openrouter langchain_classic langchain_cli langchain_benchmarks langchain_mcp_adapters langchain_neo4j langchain_tavily langchain_exa langchain_astradb langchain_databricks databricks_langchain langchain_docling langchain_litellm langchain_sambanova langchain_cerebras langchain_teddynote langchain_zhipuai langchain_gigachat langchain_yandex langchainhub langserve langchain_tests langchain_prompty langchain_robocorp langchain_cockroachdb langchain_oracledb langchain_predictionguard langchain_ai21 langchain_airbyte langchain_box langchain_nomic langchain_couchbase langchain_sqlserver langchain_graph_retriever langchain_hana langchain_snowflake langchain_dashscope langchain_qwq deepagents langmem',
    pypi: 'langchain langchain-* langserve langchainhub deepagents langmem',
    npm: 'langchain @langchain/* langchainhub deepagents',
    java: 'com.hw.langchain',
    go: 'github.com/tmc/langchaingo github.com/henomis/lingoose',
    csharp: 'LangChain tryAGI.LangChain',
    rust: 'langchain-rust',
    images: 'langchain/*',
    env: 'LANGCHAIN_API_KEY LANGCHAIN_TRACING_V2 LANGCHAIN_PROJECT',
  }),
  detector('langgraph', 'LangGraph', 'agent-framework', {
    provider: 'LangChain',
    python: 'langgraph langgraph_sdk langgraph_supervisor langgraph_swarm langgraph_cli langgraph_api',
    pypi: 'langgraph langgraph-*',
    npm: '@langchain/langgraph @langchain/langgraph-*',
    java: 'org.bsc.langgraph4j',
    maven: 'org.bsc.langgraph4j',
  }),
  detector('langchain4j', 'LangChain4j', 'orchestration', {
    java: 'dev.langchain4j io.quarkiverse.langchain4j',
    maven: 'dev.langchain4j io.quarkiverse.langchain4j',
  }),
  detector('spring-ai', 'Spring AI', 'orchestration', {
    java: 'org.springframework.ai org.springaicommunity',
    maven: 'org.springframework.ai org.springaicommunity group.springframework.ai',
  }),
  detector('jvm-agents', 'Agent frameworks for the JVM', 'agent-framework', {
    java: 'ai.koog com.embabel com.xebia.functional.xef com.google.genkit com.microsoft.agents.ai org.llm4s io.github.lambdua',
    maven: 'ai.koog com.embabel.agent com.xebia:xef-* org.llm4s',
  }),
  detector('llamaindex', 'LlamaIndex', 'orchestration', {
    provider: 'LlamaIndex',
    python:
      'llama_index llama_parse llama_cloud llama_cloud_services llama_hub gpt_index llama_deploy llama_agents',
    pypi: 'llama-index llama-index-* llama-parse llama-cloud llama-cloud-services llama-hub gpt-index llama-deploy',
    npm: 'llamaindex @llamaindex/* llama-cloud-services',
    rust: 'llamaindex-rs',
    hosts: 'api.cloud.llamaindex.ai',
    env: 'LLAMA_CLOUD_API_KEY',
  }),
  detector('haystack', 'Haystack', 'orchestration', {
    provider: 'deepset',
    python: 'haystack haystack_integrations haystack_experimental hayhooks',
    pypi: 'haystack-ai farm-haystack hayhooks haystack-experimental',
    images: 'deepset/haystack',
  }),
  detector('semantic-kernel', 'Semantic Kernel', 'orchestration', {
    provider: 'Microsoft',
    python: 'semantic_kernel',
    pypi: 'semantic-kernel',
    java: 'com.microsoft.semantickernel',
    maven: 'com.microsoft.semantic-kernel',
    csharp: 'Microsoft.SemanticKernel',
  }),
  detector('ms-extensions-ai', 'Microsoft.Extensions.AI and Agent Framework', 'orchestration', {
    provider: 'Microsoft',
    python: 'agent_framework',
    pypi: 'agent-framework agent-framework-*',
    npm: '@microsoft/teams-ai @microsoft/agents-*',
    csharp:
      'Microsoft.Extensions.AI Microsoft.Agents.AI Microsoft.Extensions.VectorData Microsoft.KernelMemory Microsoft.Teams.AI Microsoft.Agents.Builder Microsoft.Extensions.DataIngestion',
  }),
  detector('dotnet-agents', 'Agent frameworks for .NET', 'agent-framework', {
    csharp: 'AutoGen LangChain Microsoft.AutoGen AntRunner BotSharp GenerativeCS LlmTornado',
  }),
  detector('vercel-ai', 'Vercel AI SDK', 'orchestration', {
    provider: 'Vercel',
    npm: 'ai @ai-sdk/* ai-elements',
  }),
  detector('js-llm-tools', 'Tool kits for language models in JavaScript', 'orchestration', {
    npm: '@mariozechner/pi-ai tokenlens @grafana/llm openpipe @adaline/* @copilotkit/* @assistant-ui/* @instructor-ai/instructor @inngest/agent-kit @tanstack/ai @tanstack/ai-* @voltagent/* @ax-llm/ax llm-exe zod-gpt @dexaai/dexter promptl-ai beeai-framework agents-sdk @cloudflare/agents agents @browserbasehq/stagehand browser-use-node @composio/* composio-core @steel-dev/* @llm-tools/embedjs embedjs modelfusion typechat @xsai/* xsai @convex-dev/agent @strands-agents/sdk eliza @elizaos/* @dust-tt/* @superagent-ai/* @baml/* @boundaryml/baml @mem0/* mem0ai @getzep/* @letta-ai/*',
  }),
  detector('mastra', 'Mastra', 'agent-framework', {
    provider: 'Mastra',
    npm: '@mastra/* mastra create-mastra',
  }),
  detector('genkit', 'Genkit', 'orchestration', {
    provider: 'Google',
    python: 'genkit',
    pypi: 'genkit genkit-plugin-*',
    npm: 'genkit @genkit-ai/* genkitx-*',
    go: 'github.com/firebase/genkit/go',
  }),
  detector('dspy', 'DSPy', 'orchestration', {
    python: 'dspy textgrad',
    pypi: 'dspy dspy-ai textgrad',
  }),
  detector('structured-output', 'Structured output and prompting', 'orchestration', {
    python:
      'instructor guidance outlines marvin mirascope magentic controlflow lmql promptflow prompty baml_client baml_py jsonformer sglang_router lmformatenforcer promptify prompttools langextract spacy_llm llmlingua semantic_router gptcache',
    pypi: 'instructor guidance outlines outlines-core marvin mirascope magentic ell-ai controlflow lmql promptflow promptflow-* prompty baml-py jsonformer lm-format-enforcer prompttools langextract spacy-llm llmlingua semantic-router gptcache',
  }),
  detector('pydantic-ai', 'Pydantic AI', 'agent-framework', {
    provider: 'Pydantic',
    python: 'pydantic_ai pydantic_graph pydantic_ai_slim pydantic_evals',
    pypi: 'pydantic-ai pydantic-ai-slim pydantic-graph pydantic-evals',
  }),
  detector('crewai', 'CrewAI', 'agent-framework', {
    provider: 'CrewAI',
    python: 'crewai crewai_tools',
    pypi: 'crewai crewai-tools',
  }),
  detector('autogen', 'AutoGen', 'agent-framework', {
    provider: 'Microsoft',
    python:
      'autogen autogen_agentchat autogen_core autogen_ext pyautogen ag2 autogenstudio flaml.autogen magentic_one',
    pypi: 'autogen autogen-agentchat autogen-core autogen-ext pyautogen ag2 autogenstudio',
  }),
  detector('smolagents', 'smolagents', 'agent-framework', {
    provider: 'Hugging Face',
    python: 'smolagents',
    pypi: 'smolagents',
  }),
  detector('agent-frameworks', 'Other agent frameworks', 'agent-framework', {
    python:
      'openhands_sdk crawl4ai phi agno letta letta_client camel agency_swarm swarm browser_use composio composio_openai composio_langchain e2b e2b_code_interpreter superagi strands strands_tools metagpt swarms griptape chainlit langflow vanna pandasai memgpt mem0 zep_cloud zep_python graphiti_core cognee julep taskweaver agentscope lagent langroid atomic_agents beeai_framework praisonaiagents upsonic stagehand livekit.agents livekit.plugins pipecat openhands agentops gpt_engineer gpt_researcher deeplake ra_aid',
    pypi: 'openhands-sdk openhands-tools crawl4ai verifiers openenv-core phidata agno letta letta-client camel-ai agency-swarm browser-use composio-core composio-openai composio-langchain composio e2b e2b-code-interpreter superagi strands-agents strands-agents-tools metagpt swarms griptape chainlit langflow vanna pandasai aider-chat open-interpreter pymemgpt mem0ai zep-cloud zep-python graphiti-core cognee julep agentscope lagent langroid atomic-agents beeai-framework praisonaiagents upsonic livekit-agents livekit-plugins-* pipecat-ai openhands-ai agentops gpt-engineer gpt-researcher',
    npm: '@e2b/code-interpreter e2b @livekit/agents @livekit/agents-*',
    go: 'github.com/cloudwego/eino github.com/cloudwego/eino-ext github.com/Ingenimax/agent-sdk-go github.com/nlpodyssey/openai-agents-go trpc.group/trpc-go/trpc-agent-go',
    rust: 'rig-core rig swiftide swiftide-* autoagents adk-rust agentai',
  }),
  detector('mcp', 'Model Context Protocol', 'agent-protocol', {
    python: 'fastapi_mcp mcp fastmcp mcp_use mcpo mcp_agent',
    pypi: 'fastapi-mcp mcp-proxy databricks-mcp arcade-mcp-server mcp fastmcp mcp-use mcpo mcp-agent mcp-server-*',
    npm: 'mcp-remote @hono/mcp @clerk/mcp-tools firecrawl-fastmcp mcporter supergateway @modelcontextprotocol/* fastmcp mcp-framework @mcp-ui/* mcp-use @vercel/mcp-adapter mcp-handler mcp-proxy mcp-lite @rekog/mcp-nest @mcpjam/*',
    java: 'io.modelcontextprotocol org.springaicommunity.mcp io.quarkiverse.mcp',
    maven: 'io.modelcontextprotocol io.modelcontextprotocol.sdk io.quarkiverse.mcp',
    go: 'github.com/modelcontextprotocol/go-sdk github.com/mark3labs/mcp-go github.com/metoro-io/mcp-golang github.com/ThinkInAIXYZ/go-mcp',
    csharp: 'ModelContextProtocol McpDotNet',
    rust: 'rmcp mcp-core mcp-sdk mcp-server rust-mcp-sdk rust-mcp-schema mcp-spec mcp_client',
    swift: 'MCP ModelContextProtocol',
    images: 'mcp/*',
  }),
  detector('a2a', 'Agent2Agent protocol', 'agent-protocol', {
    python: 'fasta2a a2a python_a2a acp_sdk ag_ui',
    pypi: 'fasta2a a2a-sdk python-a2a acp-sdk ag-ui-protocol',
    npm: '@a2a-js/sdk @ag-ui/* @agentclientprotocol/sdk @zed-industries/agent-client-protocol',
    java: 'io.a2a org.a2aproject',
    maven: 'io.github.a2asdk org.a2aproject.sdk',
    go: 'github.com/a2aproject/a2a-go trpc.group/trpc-go/trpc-a2a-go',
    csharp: 'A2A SharpA2A',
    rust: 'a2a-rs agent-client-protocol',
    hosts: 'a2a.googleapis.com',
  }),
  detector('editor-ai', 'Editor language model API', 'llm-provider', {
    provider: 'the editor',
    npm: '@vscode/prompt-tsx @vscode/chat-extension-utils @vscode/copilot-api',
  }),
  detector('coding-assistant', 'Coding assistant', 'coding-assistant', {
    npm: '@continuedev/* @opencode-ai/sdk @opencode-ai/plugin @openai/codex @openai/codex-sdk @google/gemini-cli @google/gemini-cli-core @qwen-code/qwen-code',
    actions:
      'coderabbitai/* openai/codex-action google-github-actions/run-gemini-cli google-gemini/* augmentcode/* anc95/chatgpt-codereview cirolini/genai-code-review Codium-ai/* qodo-ai/* CodiumAI/* freeedcom/ai-codereviewer mattzcarey/code-review-gpt sst/opencode anomalyco/opencode austenstone/copilot-cli villesau/ai-codereviewer aidar-freeed/ai-codereviewer presubmit/ai-reviewer truongnh1992/gemini-ai-code-reviewer paul-gauthier/aider mirrajabi/aider-github-action dlidstrom/openai-commit microsoft/gpt-review 1broseidon/ai-pr-review appleboy/LLM-action huggingface/hf-* warpdotdev/oz-agent-action sourcery-ai/action',
  }),
  detector('vector-db', 'Vector databases', 'rag', {
    python:
      'chromadb pinecone pinecone_text pinecone_datasets weaviate qdrant_client pymilvus lancedb faiss pgvector txtai docarray hnswlib annoy usearch turbopuffer upstash_vector sqlite_vec milvus_lite redisvl vecs marqo milvus_model nmslib scann voyager',
    pypi: 'chromadb chromadb-client pinecone pinecone-client pinecone-text weaviate-client qdrant-client pymilvus pymilvus-model lancedb faiss-cpu faiss-gpu faiss-gpu-cu12 faiss pgvector txtai docarray hnswlib annoy usearch pyvespa turbopuffer upstash-vector sqlite-vec milvus-lite redisvl vecs marqo nmslib scann voyager',
    npm: 'chromadb chromadb-default-embed @chroma-core/* @pinecone-database/pinecone @pinecone-database/doc-splitter weaviate-client weaviate-ts-client @qdrant/js-client-rest @qdrant/js-client-grpc @qdrant/* @zilliz/milvus2-sdk-node @lancedb/lancedb vectordb pgvector faiss-node hnswlib-node hnswlib-wasm vectra @upstash/vector @turbopuffer/turbopuffer sqlite-vec usearch @orama/plugin-embeddings client-vector-search',
    java: 'io.weaviate io.qdrant io.milvus io.pinecone tech.amikos.chromadb com.pgvector',
    maven:
      'io.weaviate:client* io.qdrant:client io.milvus:milvus-sdk-java io.pinecone:pinecone-client io.github.amikos-tech com.pgvector:pgvector',
    go: 'github.com/pinecone-io/go-pinecone github.com/weaviate/weaviate-go-client github.com/weaviate/weaviate github.com/qdrant/go-client github.com/milvus-io/milvus-sdk-go github.com/milvus-io/milvus/client github.com/philippgille/chromem-go github.com/amikos-tech/chroma-go github.com/pgvector/pgvector-go github.com/asg017/sqlite-vec-go-bindings github.com/coder/hnsw github.com/upstash/vector-go',
    csharp:
      'Qdrant.Client Pinecone Milvus.Client Weaviate.Client ChromaDB.Client Pgvector HNSW.Net HNSWIndex',
    rust: 'qdrant-client lancedb pinecone-sdk chromadb hnsw_rs faiss pgvector usearch instant-distance arroy milvus-sdk-rust sqlite-vec',
    r: 'ragnar pgvector RcppAnnoy RcppHNSW',
    headers: 'faiss/ hnswlib/ annoylib.h usearch/',
    cpp: 'faiss hnswlib',
    cmake: 'faiss hnswlib',
    images:
      'chromadb/chroma ghcr.io/chroma-core/chroma qdrant/qdrant semitechnologies/* cr.weaviate.io/semitechnologies/* milvusdb/milvus milvus/milvus pgvector/pgvector ankane/pgvector marqoai/marqo vespaengine/vespa zilliz/attu ghcr.io/qdrant/qdrant/qdrant pinecone/*',
    infra: 'pinecone_ qdrant-cloud_ weaviate_ zillizcloud_',
    hosts:
      '*.pinecone.io *.weaviate.network *.weaviate.cloud *.cloud.qdrant.io *.qdrant.io *.zillizcloud.com',
    env: 'PINECONE_API_KEY PINECONE_ENVIRONMENT QDRANT_API_KEY QDRANT_URL WEAVIATE_API_KEY WEAVIATE_URL CHROMA_SERVER_HOST MILVUS_URI',
  }),
  detector('rag-tools', 'Retrieval and document preparation', 'rag', {
    python:
      'unstructured_inference unstructured unstructured_client unstructured_ingest docling docling_core ragatouille flashrank embedchain marker surya fastembed colbert pylate rerankers lightrag graphrag nano_graphrag r2r ragflow_sdk magic_pdf mineru megaparse FlagEmbedding InstructorEmbedding llmsherpa neo4j_graphrag autorag raglite chonkie kotaemon byaldi colpali_engine zerox pyzerox',
    pypi: 'unstructured-inference unstructured-pytesseract unstructured unstructured-client docling docling-core docling-parse ragatouille flashrank embedchain marker-pdf surya-ocr fastembed fastembed-gpu colbert-ai pylate rerankers lightrag-hku graphrag nano-graphrag r2r ragflow-sdk magic-pdf mineru megaparse canopy-sdk flagembedding instructorembedding llmsherpa neo4j-graphrag autorag raglite chonkie byaldi colpali-engine py-zerox',
    npm: 'unstructured-client r2r-js fastembed',
    rust: 'fastembed text-splitter',
    images: 'downloads.unstructured.io/* ghcr.io/docling-project/* quay.io/docling-project/*',
  }),
];
