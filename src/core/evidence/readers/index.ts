import type { Reader } from '../reading';
import { reader as adHoc } from './ad-hoc';
import { reader as aequitas } from './aequitas';
import { reader as aiVerify } from './ai-verify';
import { reader as aims } from './aims';
import { reader as clarify } from './clarify';
import { reader as codeCarbon } from './codecarbon';
import { reader as deepEval } from './deepeval';
import { aif360, fairlearn } from './fairness-json';
import { reader as garak } from './garak';
import { reader as giskard } from './giskard';
import { reader as inspect } from './inspect';
import { reader as junit } from './junit';
import { reader as lmEval } from './lm-eval';
import { flat, file as mlflowFile, run as mlflowRun } from './mlflow';
import { reader as promptfoo } from './promptfoo';
import { reader as records } from './records';
import { byGroup, twoColumns } from './tables';

/** Formats of tools, the certain ones first; the first that matches reads the file. */
export const toolReaders: readonly Reader[] = [
  aims,
  lmEval,
  promptfoo,
  inspect,
  deepEval,
  giskard,
  aiVerify,
  clarify,
  mlflowRun,
  aif360,
  fairlearn,
  aequitas,
  codeCarbon,
  garak,
  junit,
  mlflowFile,
  byGroup,
  twoColumns,
];

/** Shapes that say less: tried after cards. */
export const looseReaders: readonly Reader[] = [records, adHoc, flat];

/** The title of a reader, for messages: `Fairlearn`, `a report of its own form`. */
export function readerTitle(id: string): string {
  return [...toolReaders, ...looseReaders].find((reader) => reader.id === id)?.title ?? id;
}
