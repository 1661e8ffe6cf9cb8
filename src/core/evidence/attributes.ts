import { words } from '../catalogue/metrics';

const SENSITIVE =
  /\b(?:sex|gender|sexes|race|races|racial|ethnic\w*|ethnie|age|ages|age group|age band|agegroup|nationality|national origin|religion|disabilit\w*|disabled|marital|married|pregnan\w*|sexual orientation|orientation|skin(?: tone| colou?r)?|language|native language|dialect|citizenship|immigra\w*|migra\w*|veteran|protected(?: attribute| group| class)?|sensitive(?: attribute| feature| group)?|caste|socioeconomic|income(?: group| quartile| band)|geschlecht|alter|herkunft)\b/;

/** Whether a name is that of an attribute by which people must not be treated worse without a reason. */
export function isSensitive(name: string): boolean {
  return name.length < 200 && SENSITIVE.test(words(name));
}
