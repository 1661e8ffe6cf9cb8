// A generated register for measurements: systems, records of every kind, and cards, the same for the same seed.

/** mulberry32: a small generator of numbers in [0, 1) that gives the same row for the same seed. */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What 20,000 records besides the systems are, by plural key; other sizes in the same proportions. */
const SHARES = {
  models: 2000,
  datasets: 2000,
  suppliers: 400,
  risks: 5200,
  impactAssessments: 1100,
  decisions: 1900,
  incidents: 800,
  interestedParties: 500,
  regulations: 100,
  roles: 250,
  people: 1200,
  bodies: 60,
  policies: 120,
  procedures: 300,
  objectives: 250,
  training: 300,
  communications: 250,
  channels: 80,
  cases: 1400,
  audits: 200,
  certifications: 20,
  nonconformities: 700,
  improvements: 600,
  managementReviews: 80,
  managementSystems: 12,
  inventorySurveys: 40,
};

const ANNEX_A =
  `2.2 2.3 2.4 3.2 3.3 4.2 4.3 4.4 4.5 4.6 5.2 5.3 5.4 5.5 6.1.2 6.1.3 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7
6.2.8 7.2 7.3 7.4 7.5 7.6 8.2 8.3 8.4 8.5 9.2 9.3 9.4 10.2 10.3 10.4`
    .split(/\s+/)
    .map((id) => `A.${id}`);

/**
 * The files of a register by path.
 * @param options systems, records besides them, files that they are spread over, model cards, seed
 */
export function generateRegister({
  systems = 1000,
  records = 20_000,
  files = 200,
  cards = 0,
  seed = 1,
} = {}) {
  const random = randomOf(seed);
  const below = (n) => Math.floor(random() * n);
  const one = (list) => list[below(list.length)];
  const some = (list, most) => [...new Set(Array.from({ length: 1 + below(most) }, () => one(list)))];
  const day = () =>
    `202${4 + below(3)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`;
  const rarely = (share, value) => (random() < share ? value : undefined);
  const total = Object.values(SHARES).reduce((sum, n) => sum + n, 0);
  const count = { systems };
  for (const [key, share] of Object.entries(SHARES))
    count[key] = Math.max(1, Math.round((share * records) / total));
  const ids = {};
  const name = (key) => key.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '');
  for (const [key, n] of Object.entries(count))
    ids[key] = Array.from({ length: n }, (_, i) => `${name(key)}-${i}`);
  const of = (key) => one(ids[key]);
  // One reference in two hundred leads nowhere, as in life.
  const ref = (key) => rarely(0.005, `${name(key)}-gone`) ?? of(key);
  const who = () => (random() < 0.7 ? `role/${ref('roles')}` : ref('people'));
  const refs = (key, most) => [...new Set(Array.from({ length: 1 + below(most) }, () => ref(key)))];
  const date = () => rarely(0.004, '31.02.2026') ?? day();
  const moment = () => `${day()}T${String(below(24)).padStart(2, '0')}:15+01:00`;
  const approval = () => ({ by: who(), on: date(), version: `${below(4)}.${below(10)}` });
  const action = () => ({
    what: `Settle point ${below(90)}`,
    owner: who(),
    due: date(),
    done: rarely(0.6, day()),
  });
  const actions = () => rarely(0.5, [action()]);
  const rating = () => ({ likelihood: 1 + below(5), impact: 1 + below(5) });
  const systemsOf = (most = 2) => refs('systems', most);
  const bias = (model) => ({
    kind: 'bias',
    metric: 'equal opportunity difference',
    attribute: one(['age', 'sex', 'region']),
    groups: ['one', 'other'],
    value: below(20) / 100,
    threshold: 0.12,
    direction: 'at-most',
    sampleSize: rarely(0.9, 200 + below(9000)),
    dataset: of('datasets'),
    model,
    modelVersion: `1.${below(3)}`,
    date: date(),
    outcome: 'passed',
  });

  const make = {
    systems: (i) => {
      const models = refs('models', 2);
      const klass = one(['high', 'limited', 'limited', 'minimal', 'minimal', rarely(0.2, 'hihg')]);
      return {
        name: `System ${i}`,
        purpose: `Supports the work of department ${i % 60} with task ${i}`,
        intendedUse: 'A clerk sees a proposal and decides',
        foreseeableMisuse: ['Taking the proposal without a look'],
        origin: one(['internal', 'internal', 'third-party', 'embedded']),
        ourRole: [one(['provider', 'deployer'])],
        owner: rarely(0.97, who()),
        lifecycleStage: one(['development', 'validation', 'operation', 'operation', 'operation']),
        riskClass: klass && {
          class: klass,
          rationale: 'Decided by the committee on the record of its use',
          decidedBy: who(),
          decidedOn: date(),
        },
        decisionMaking: { what: 'Order of a queue', aboutPeople: random() < 0.4, autonomy: 'recommends' },
        affectedPeople: { groups: ['applicants'] },
        models,
        datasets: refs('datasets', 3),
        suppliers: rarely(0.4, refs('suppliers', 2)),
        code: [`services/area-${i % 20}/**`],
        humanOversight: { by: [who()], measures: 'Every tenth case is read again', canOverride: true },
        evidence: rarely(0.6, [bias(models[0])]),
        monitoring: { owner: who(), every: '3 months', drift: 'Weekly comparison of inputs' },
        releases: [
          { version: `1.${i % 9}`, on: date(), models: { [models[0]]: '1.0' }, approval: approval() },
        ],
        decisions: [ref('decisions')],
        purpsoe: rarely(0.01, 'A misspelt field'),
      };
    },
    models: (i) => ({
      name: `Model ${i}`,
      provider: 'In-house',
      supplier: rarely(0.3, ref('suppliers')),
      version: `1.${i % 3}`,
      task: 'text-classification',
      licence: one(['apache-2.0', 'mit', 'proprietary']),
      trainingDatasets: refs('datasets', 2),
      card: i < cards ? { path: `models/team-${i % 40}/model-${i}/README.md` } : undefined,
      status: one(['approved', 'approved', 'restricted', 'candidate']),
      limitations: ['Weak on short texts'],
    }),
    datasets: (i) => ({
      name: `Dataset ${i}`,
      description: `Letters of ${2010 + (i % 15)}`,
      owner: who(),
      uses: [one(['training', 'testing', 'validation'])],
      version: `${i % 7}.0`,
      source: 'Archive of the department',
      acquisition: { method: 'collected', on: date(), by: who() },
      licence: one(['cc-by-4.0', 'proprietary', 'no-such-licence']),
      personalData: { used: random() < 0.5, legalBasis: 'Public task', retention: '5 years' },
      representativeness: 'Compared with the population by region',
      retention: '5 years',
    }),
    suppliers: (i) => ({
      name: `Supplier ${i}`,
      supplies: ['a hosted model'],
      owner: who(),
      criticality: one(['high', 'medium', 'low']),
      clauses: { changeNotice: '30 days', incidentNotice: '1 day' },
      evaluation: { on: date(), by: who(), result: 'approved' },
      review: { every: '1 year', last: date(), by: who() },
    }),
    risks: (i) => ({
      name: `Risk ${i}`,
      description: 'Proposals are worse for one group than for another',
      category: one(['technical', 'ethical', 'compliance', 'reputational', 'operational']),
      systems: systemsOf(),
      before: rating(),
      treatment: rarely(0.95, one(['reduce', 'avoid', 'share', 'accept'])),
      controls: some(ANNEX_A, 3),
      after: rating(),
      owner: rarely(0.97, who()),
      assessedOn: date(),
      reviewBy: day(),
      status: one(['open', 'treated', 'accepted', 'closed']),
      actions: actions(),
      incidents: rarely(0.1, [ref('incidents')]),
    }),
    impactAssessments: (i) => ({
      name: `Impact assessment ${i}`,
      systems: systemsOf(),
      trigger: 'A new use',
      impacts: [
        { on: 'applicants', dimension: 'fairness', effect: 'A later answer', likelihood: 2, severity: 3 },
      ],
      society: { effects: 'None that is known' },
      conclusion: 'Goes on with more review',
      assessor: who(),
      assessedOn: date(),
      approval: approval(),
      reviewBy: day(),
    }),
    decisions: (i) => ({
      name: `Decision ${i}`,
      about: 'deployment',
      context: 'The pilot is over',
      options: ['go on', 'stop'],
      decision: 'Go on',
      rationale: 'The measures held',
      by: who(),
      on: date(),
      systems: systemsOf(),
      risks: rarely(0.3, [ref('risks')]),
    }),
    incidents: (i) => ({
      name: `Incident ${i}`,
      systems: systemsOf(),
      severity: one(['high', 'medium', 'low', 'near-miss']),
      occurred: moment(),
      awareAt: rarely(0.02, day()) ?? moment(),
      harm: 'Letters were answered late',
      rootCause: 'A field was renamed',
      owner: who(),
      risk: rarely(0.5, ref('risks')),
      actions: actions(),
    }),
    interestedParties: (i) => ({
      name: `Party ${i}`,
      type: 'customer',
      needs: ['A timely answer'],
      systems: systemsOf(),
      contact: who(),
      channels: [ref('channels')],
    }),
    regulations: (i) => ({
      name: `Rule ${i}`,
      type: 'law',
      appliesFrom: day(),
      systems: systemsOf(3),
      watchedBy: who(),
      controls: some(ANNEX_A, 2),
    }),
    roles: (i) => ({
      name: `Role ${i}`,
      type: 'system-owner',
      responsibilities: ['Answers for the system'],
      authority: ['May stop it'],
      holder: ref('people'),
      deputy: rarely(0.6, ref('people')),
      training: [ref('training')],
    }),
    people: (i) => ({ name: `Person ${i}`, department: `Department ${i % 60}`, roles: [ref('roles')] }),
    bodies: (i) => ({
      name: `Body ${i}`,
      purpose: 'Decides on new uses',
      members: [
        { who: who(), capacity: 'chair', since: date() },
        { who: who(), capacity: 'member' },
      ],
      cadence: '1 month',
      meetings: [{ on: date(), attendees: [who()], decisions: [ref('decisions')] }],
    }),
    policies: (i) => ({
      name: `Policy ${i}`,
      version: '2.0',
      topics: ['ai'],
      principles: ['fairness', 'transparency'],
      owner: who(),
      approval: approval(),
      review: { every: '1 year', last: date() },
    }),
    procedures: (i) => ({
      name: `Procedure ${i}`,
      topics: [one(['data', 'design', 'incident', 'change'])],
      owner: who(),
      systems: systemsOf(),
      escalation: [{ when: 'A bound is crossed', to: who(), within: '1 day' }],
      approval: approval(),
    }),
    objectives: (i) => ({
      name: `Objective ${i}`,
      kind: 'maturity',
      measure: 'Systems with an assessment',
      unit: 'systems',
      baseline: 10,
      target: 90,
      direction: 'at-least',
      due: day(),
      owner: who(),
      values: [{ value: below(90), on: date() }],
    }),
    training: (i) => ({
      name: `Course ${i}`,
      content: 'How to question a proposal',
      audience: refs('roles', 2),
      every: '1 year',
      owner: who(),
      records: [{ who: who(), on: date(), result: 'passed' }],
    }),
    communications: (i) => ({
      name: `Message ${i}`,
      type: 'awareness',
      message: 'What the assistant can and cannot do',
      on: date(),
      by: who(),
      systems: systemsOf(),
    }),
    channels: (i) => ({
      name: `Channel ${i}`,
      purposes: ['concern'],
      audience: 'internal',
      anonymous: true,
      answeredBy: who(),
      answerWithin: '14 days',
      procedure: ref('procedures'),
    }),
    cases: (i) => ({
      channel: ref('channels'),
      type: 'concern',
      summary: `Case ${i}`,
      systems: systemsOf(),
      received: date(),
      handledBy: who(),
      closed: rarely(0.8, day()),
    }),
    audits: (i) => ({
      name: `Audit ${i}`,
      type: 'internal',
      on: date(),
      auditors: [ref('people')],
      systems: systemsOf(4),
      findings: [
        { id: 'F1', grade: 'minor', text: 'A date was missing', nonconformity: ref('nonconformities') },
      ],
      reportedTo: [who()],
    }),
    certifications: (i) => ({
      name: `Certificate ${i}`,
      standard: 'ISO/IEC 42001',
      status: 'planned',
      owner: who(),
    }),
    nonconformities: (i) => ({
      name: `Nonconformity ${i}`,
      description: 'A record was not kept',
      clause: '7.5.3',
      grade: 'minor',
      source: 'audit',
      on: date(),
      systems: systemsOf(),
      correction: 'The record was written',
      rootCause: 'Nobody had the task',
      correctiveAction: 'The task was given to a role',
      owner: who(),
      verified: rarely(0.6, approval()),
    }),
    improvements: (i) => ({
      name: `Improvement ${i}`,
      source: 'review',
      on: date(),
      by: who(),
      owner: who(),
      status: 'in-progress',
      systems: systemsOf(),
    }),
    managementReviews: (i) => ({
      name: `Review ${i}`,
      on: date(),
      attendees: [who(), who()],
      inputs: { earlierActions: 'All done', risks: 'As reported' },
      decisions: ['Go on'],
      actions: actions(),
    }),
    managementSystems: (i) => ({
      name: `Management system ${i}`,
      standard: 'ISO 9001',
      owner: who(),
      elements: [{ topic: 'Documents', use: 'reuse' }],
    }),
    inventorySurveys: (i) => ({
      name: `Survey ${i}`,
      on: date(),
      by: who(),
      methods: ['questionnaire'],
      found: [{ what: 'A translator in the browser', system: ref('systems') }],
    }),
  };

  const all = Object.entries(ids).flatMap(([key, list]) =>
    list.map((id, i) => ({ key, id, record: make[key](i) })),
  );
  for (const id of ANNEX_A)
    all.push({
      key: 'statementOfApplicability',
      id,
      record: {
        applicable: true,
        justification: 'Needed by the risks that are treated with it',
        status: 'partial',
        owner: who(),
      },
    });
  const parts = Math.max(1, files - 1);
  const spread = Array.from({ length: parts }, () => new Map());
  all.forEach(({ key, id, record }, i) => {
    const sections = spread[i % parts];
    if (!sections.has(key)) sections.set(key, []);
    sections.get(key).push([id, record]);
  });
  const out = new Map();
  const head = {
    aims: 1,
    level: 'organization',
    organization: { name: 'Example', sector: 'public administration' },
    scope: { statement: 'All AI systems of the organization' },
    waivers: [
      {
        rule: 'bias-test-stale',
        record: `system/${of('systems')}`,
        reason: 'Data freeze',
        by: who(),
        until: '2027-06-30',
      },
      { rule: 'unknown-licence', path: 'register/**', reason: 'Names of the archive', by: who() },
    ],
  };
  const written = spread.map((sections) =>
    [...sections]
      .map(([key, list]) => `${key}:\n${list.map(([id, record]) => block(id, record, 1)).join('')}`)
      .join(''),
  );
  if (files === 1)
    out.set(
      'aims.yaml',
      Object.entries(head)
        .map(([key, value]) => block(key, value, 0))
        .join('') + written[0],
    );
  else {
    out.set(
      'aims.yaml',
      Object.entries(head)
        .map(([key, value]) => block(key, value, 0))
        .join(''),
    );
    for (const [i, text] of written.entries())
      out.set(`register/part-${String(i).padStart(3, '0')}.aims.yaml`, text);
  }
  for (let i = 0; i < 20; i++) out.set(`services/area-${i}/main.py`, 'print("ready")\n');
  for (let i = 0; i < cards; i++) out.set(`models/team-${i % 40}/model-${i}/README.md`, card(i));
  return out;
}

/** `key: value` as block YAML at a depth; what is undefined is left out. */
function block(key, value, depth) {
  const indent = '  '.repeat(depth);
  if (value === undefined) return '';
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object'))
      return `${indent}${key}: [${value.map(scalar).join(', ')}]\n`;
    const items = value.map((item) => {
      const lines = Object.entries(item)
        .map(([name, inner]) => block(name, inner, depth + 2))
        .join('');
      return `${indent}  - ${lines.slice(2 * depth + 4)}`;
    });
    return `${indent}${key}:\n${items.join('')}`;
  }
  if (typeof value === 'object') {
    const lines = Object.entries(value)
      .map(([name, inner]) => block(name, inner, depth + 1))
      .join('');
    return `${indent}${key}:\n${lines}`;
  }
  return `${indent}${key}: ${scalar(value)}\n`;
}

function scalar(value) {
  if (typeof value !== 'string') return String(value);
  return /^[A-Za-z][\w ./()-]*$/.test(value) || /^\d{4}-\d\d-\d\d$/.test(value)
    ? value
    : JSON.stringify(value);
}

function card(i) {
  const rows = Array.from(
    { length: 12 },
    (_, k) => `| split ${k} | ${(0.7 + k / 100).toFixed(2)} | ${(0.6 + k / 90).toFixed(2)} |`,
  );
  return `---
license: ${['mit', 'apache-2.0', 'other', 'no-such-licence'][i % 4]}
language:
- en
- ${['de', 'fr', 'no', 'xx'][i % 4]}
pipeline_tag: text-classification
---

# Model ${i}

Sorts the letters of department ${i % 60}.

## Intended use

Order of the queue. Not for the assessment of people.

## Bias

${['More information needed', 'Letters from islands are answered later by 1.2 days.', '', 'TODO'][i % 4]}

## Evaluation

| split | precision | recall |
| --- | --- | --- |
${rows.join('\n')}
`;
}
