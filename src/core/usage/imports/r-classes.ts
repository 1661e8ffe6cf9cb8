/** Packages of models and the S3 classes that are theirs, for methods that a file defines without importing them. */
const PACKAGES: Readonly<Record<string, string>> = {
  ranger: 'ranger ranger.forest',
  randomForest: 'randomForest randomForest.formula randomForest.default',
  xgboost: 'xgb.Booster xgb.DMatrix xgb.Booster.handle xgb.cv.synchronous',
  lightgbm: 'lgb.Booster lgb.Dataset lgb.CVBooster',
  catboost: 'catboost.Model catboost.Pool',
  gbm: 'gbm',
  glmnet: 'glmnet cv.glmnet elnet lognet multnet fishnet coxnet mrelnet relaxed cv.relaxed',
  nnet: 'nnet nnet.formula multinom',
  e1071: 'svm svm.formula naiveBayes',
  kernlab: 'ksvm',
  rpart: 'rpart',
  C50: 'C5.0 C5.0.formula',
  Cubist: 'cubist',
  earth: 'earth',
  kknn: 'kknn train.kknn',
  caret:
    'train train.formula rfe sbf safs gafs knn3 avNNet preProcess bagEarth bagFDA plsda dummyVars pcaNNet confusionMatrix varImp.train resamples',
  randomForestSRC: 'rfsrc',
  grf: 'grf causal_forest regression_forest survival_forest instrumental_forest',
  dbarts: 'bart rbart',
  BART: 'wbart pbart lbart',
  bartMachine: 'bartMachine',
  SuperLearner: 'SuperLearner CV.SuperLearner',
  parsnip:
    'model_fit model_spec boost_tree rand_forest decision_tree nearest_neighbor multinom_reg svm_poly svm_rbf svm_linear naive_Bayes bag_tree bart_spec',
  workflows: 'workflow',
  workflowsets: 'workflow_set',
  tune: 'tune_results resample_results last_fit iteration_results',
  recipes: 'recipe',
  hardhat: 'hardhat_blueprint',
  torch:
    'torch_tensor nn_module nn_Module torch_dtype torch_device optim_Optimizer script_module nn_module_list',
  luz: 'luz_module_fitted luz_module_generator luz_context',
  keras: 'keras.engine.training.Model keras_training_history keras.models.Sequential keras_model_custom',
  keras3: 'keras.src.models.model.Model',
  tensorflow: 'tensorflow.tensor tensorflow.python.framework.ops.Tensor',
  h2o: 'H2OModel H2OFrame H2OBinomialModel H2OAutoML',
  mlr: 'WrappedModel RLearner',
  mlr3: 'Learner LearnerClassif LearnerRegr TaskClassif TaskRegr ResampleResult BenchmarkResult Measure',
  partykit: 'cforest constparty modelparty mob lmtree glmtree',
  party: 'BinaryTree RandomForest',
  mboost: 'mboost glmboost',
  neuralnet: 'neuralnet',
  RSNNS: 'rsnns',
  adabag: 'adaboost',
  ipred: 'classbagg regbagg',
  quanteda: 'textmodel textmodel_nb',
  topicmodels: 'LDA_VEM LDA_Gibbs CTM_VEM',
  stm: 'STM',
  Boruta: 'Boruta',
  missForest: 'missForest',
  DALEX: 'predict_parts model_performance model_parts model_profile',
  shapviz: 'shapviz mshapviz',
  vetiver: 'vetiver_model',
  prophet: 'prophet',
  brulee: 'brulee_mlp brulee_linear_reg',
  tabnet: 'tabnet_fit tabnet_pretrain',
};

const OWNERS = new Map<string, string>();
for (const [name, classes] of Object.entries(PACKAGES))
  for (const one of classes.split(' ')) OWNERS.set(one, name);

/** Class names that are also common words: only methods that models have count for them. */
const COMMON =
  /^(?:gbm|svm|bart|earth|train|rfe|sbf|relaxed|textmodel|prophet|workflow|recipe|mob|rpart|Learner|Measure|STM|LDA_VEM|boosting|confusionMatrix|resamples|relearn|cubist|ranger)$/;
const MODEL_GENERIC =
  /^(?:predict|print|summary|plot|importance|update|coef|residuals|fitted|varImp|tidy|augment|glance|explain|format|fit|tune|as\.\w+|vip|vi_model|get_\w+|predict_\w+|butcher|bake|prep|required_pkgs|partition|treeInfo|varImpPlot|margin|getTree|combine|grow|rfImpute|translate|multi_predict|extract_\w+|confusionMatrix|densityplot|histogram|stripplot|xyplot|ggplot|autoplot|oob|deviance|logLik|nobs|terms|model\.frame|formula|variable\.names|extractProb|collect_\w+|show_best)$/;

/** The package whose class a method `generic.class` is for; undefined for classes of one's own. */
export function modelClass(generic: string, kind: string): string | undefined {
  if (/^step_[a-z]\w*$/.test(kind) && /^(?:prep|bake|print|tidy|tunable|required_pkgs)$/.test(generic))
    return 'recipes';
  const owner = OWNERS.get(kind);
  if (!owner) return undefined;
  if (COMMON.test(kind) && !MODEL_GENERIC.test(generic)) return undefined;
  return owner;
}
