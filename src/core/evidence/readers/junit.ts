import { elements, type XmlElement } from '../../documents/xml';
import { dayInText, keep, kindOfName, type Reader } from '../reading';
import type { TestResult } from '../result';

/** JUnit XML of any test runner. A case is passed unless it holds a failure, an error or a mark that it was skipped. */
export const reader: Reader = {
  id: 'junit',
  title: 'JUnit XML',
  syntax: 'xml',
  matches: ({ xml }) =>
    xml?.children.some(({ name }) => name === 'testsuites' || name === 'testsuite') ?? false,
  read({ xml, path }, into) {
    if (!xml) return;
    for (const suite of elements(xml, 'testsuite')) {
      const date = attributeOf(suite, 'timestamp');
      const name = attributeOf(suite, 'name');
      const cases = suite.children.filter((child) => child.name === 'testcase');
      for (const each of cases) {
        const title = attributeOf(each, 'name');
        const group = attributeOf(each, 'classname');
        const task = [group?.value, title?.value].filter(Boolean).join(' › ');
        const [outcome, reason] = outcomeOf(each);
        const span = title?.span ?? suite.textSpan;
        keep(into, {
          kind: kindOfName(`${path} ${name?.value ?? ''} ${task}`) ?? 'other',
          task,
          date: dayInText(date?.value),
          tool: 'JUnit XML',
          outcome,
          reason,
          span,
          places: { outcome: span, ...(date ? { date: date.span } : {}) },
        });
      }
      if (cases.length === 0 && !suite.children.some((child) => child.name === 'testsuite') && name)
        keep(into, {
          kind: kindOfName(`${path} ${name.value}`) ?? 'other',
          task: name.value,
          date: dayInText(date?.value),
          tool: 'JUnit XML',
          outcome: 'not-run',
          reason: 'the suite holds no test',
          span: name.span,
        });
    }
  },
};

function attributeOf(element: XmlElement, name: string): XmlElement['attributes'][number] | undefined {
  return element.attributes.find((attribute) => attribute.name === name);
}

function outcomeOf(element: XmlElement): [TestResult['outcome'], string | undefined] {
  const child = (name: string): XmlElement | undefined => element.children.find((each) => each.name === name);
  const said = (found: XmlElement): string | undefined =>
    (attributeOf(found, 'message')?.value || found.text || undefined)?.slice(0, 160);
  const failure = child('failure');
  if (failure) return ['failed', said(failure)];
  const error = child('error');
  if (error) return ['error', said(error)];
  const skipped = child('skipped');
  if (skipped) return ['not-run', said(skipped) ?? 'skipped'];
  return ['passed', undefined];
}
