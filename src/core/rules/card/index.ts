import type { CardRule } from '../rule';
import { rule as cardFieldMisspelt } from './card-field-misspelt';
import { rule as cardLanguageUnknown } from './card-language-unknown';
import { rule as cardLicenseMissing } from './card-license-missing';
import { rule as cardLicenseUnknown } from './card-license-unknown';
import { rule as frontMatterNotAtTop } from './front-matter-not-at-top';
import { rule as frontMatterNotMapping } from './front-matter-not-mapping';
import { rule as frontMatterUnclosed } from './front-matter-unclosed';
import { rule as frontMatterWithoutFence } from './front-matter-without-fence';
import { rule as frontMatterWrongFence } from './front-matter-wrong-fence';
import { rule as metricValueNotANumber } from './metric-value-not-a-number';
import { rule as modelIndexStructure } from './model-index-structure';
import { rule as nullItem } from './null-item';
import { rule as sectionBoilerplate } from './section-boilerplate';
import { rule as sectionEmpty } from './section-empty';
import { rule as sectionMissing } from './section-missing';
import { rule as sectionPlaceholder } from './section-placeholder';

/** The rules on what a model or dataset card says. */
export const cardRules: readonly CardRule[] = [
  frontMatterUnclosed,
  frontMatterWrongFence,
  frontMatterNotMapping,
  frontMatterWithoutFence,
  frontMatterNotAtTop,
  cardFieldMisspelt,
  cardLicenseMissing,
  cardLicenseUnknown,
  cardLanguageUnknown,
  modelIndexStructure,
  metricValueNotANumber,
  nullItem,
  sectionMissing,
  sectionEmpty,
  sectionPlaceholder,
  sectionBoilerplate,
];
