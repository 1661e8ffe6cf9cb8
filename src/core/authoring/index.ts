/** What the commands of the editor use of this room, as one module that is loaded when the first of them is called. */

export { addMonths as monthsLater } from '../catalogue/dates';
export { ownClasses } from '../register/profile';
export { governing } from '../register/read';
export {
  type ClassChoice,
  type ClassificationAnswers,
  classChoices,
  type Question,
  type QuestionId,
  questionsFor,
  rationaleFrom,
  suggestionFrom,
} from './classification';
export {
  type ClassDecision,
  classifyFix,
  type Decider,
  dayProblem,
  decidersOf,
  reviewDay,
  whoFor,
} from './classify';
export { draftFromWorkspace } from './from-scan';
export { manifestText } from './manifest-text';
export { type CardChoice, type CardChoices, cardChoices } from './register-card';
export { renameEdits } from './renames';
export { cardRange, spanOfRoute } from './show';
export { systemsAt } from './systems-at';
export { inlineWaiverFix, severityFix, subjectOf, type WaiverTexts, waiverFix } from './waive';
