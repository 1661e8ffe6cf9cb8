/** What a component is, as the "AI in code" view groups and names it. */
export type DetectorCategory =
  | 'llm-provider'
  | 'llm-gateway'
  | 'local-llm'
  | 'llm-support'
  | 'orchestration'
  | 'agent-framework'
  | 'agent-protocol'
  | 'coding-assistant'
  | 'rag'
  | 'ml-framework'
  | 'model-runtime'
  | 'model-artefact'
  | 'training'
  | 'computer-vision'
  | 'biometrics'
  | 'nlp'
  | 'speech'
  | 'reinforcement-learning'
  | 'cloud-ai'
  | 'statistics'
  | 'mlops'
  | 'assurance-fairness'
  | 'assurance-explainability'
  | 'assurance-evaluation'
  | 'assurance-guardrail'
  | 'assurance-data'
  /** What a manifest lists as AI of the organization's own. */
  | 'own';

/**
 * The names by which one component is known. Every list is written as one string of names separated by white
 * space; a name that ends in `*` stands for all names that begin so.
 */
export interface DetectorNames {
  /** Import roots or dotted prefixes: `torch`, `google.genai`. */
  python?: string;
  /** Distribution names, in PyPI or conda spelling; compared after PEP 503 normalisation. */
  pypi?: string;
  /** Package names; a scope is `@scope/*`. Sub-paths always count. */
  npm?: string;
  r?: string;
  julia?: string;
  /** Package prefixes of Java, Kotlin and Scala, matched at a dot. */
  java?: string;
  /** Maven coordinates `group` or `group:artifact`; both sides may end in `*`. */
  maven?: string;
  /** Import path prefixes, matched at a slash. */
  go?: string;
  /** Namespace prefixes, matched at a dot. */
  csharp?: string;
  /** Package ids, matched whole or at a dot. Where absent, `csharp` serves. */
  nuget?: string;
  /** Crate names; `-` and `_` are the same. */
  rust?: string;
  /** Prefixes of header paths: `torch/`, `onnxruntime_cxx_api.h`. */
  headers?: string;
  /** C++ namespaces whose qualified use counts: `torch::`. */
  cpp?: string;
  /** CMake packages, vcpkg and conan names. */
  cmake?: string;
  /** Swift modules. */
  swift?: string;
  /** Container images without registry-independent tags: `ollama/ollama`, `vllm/*`. */
  images?: string;
  /** Prefixes of Terraform resource types, CloudFormation and ARM/Bicep resource types. */
  infra?: string;
  /** GitHub actions, `owner/name` prefixes. */
  actions?: string;
  /** API hosts; `*` stands for one or more characters of a host label or a template hole. */
  hosts?: string;
  /** Names (never values) of environment variables that configure it. */
  env?: string;
}

export interface Detector extends DetectorNames {
  /** Stable id, used in findings, reports and the register's `components`. */
  id: string;
  /** Name as people know it. */
  name: string;
  category: DetectorCategory;
  provider?: string;
  /**
   * True for what accompanies AI work without being AI by itself (data validation, image input and output,
   * object serialisation): it is told only next to other uses in the same file.
   */
  support?: true;
  /** What the use may mean for the risk classification: a question for people, never a verdict. */
  hint?: string;
}

/** Shorthand of the data files. */
export function detector(
  id: string,
  name: string,
  category: DetectorCategory,
  names: DetectorNames & { provider?: string; support?: true; hint?: string },
): Detector {
  return { id, name, category, ...names };
}
