/**
 * The core, loaded when it is first needed: the bundler wraps what is reached only through `import()` so that
 * starting the extension runs none of it. No other module of the extension imports values from the core.
 */
export const lazy = {
  authoring: () => import('../core/authoring'),
  engine: () => import('../core/workspace/engine'),
  fixes: () => import('../core/rules/apply-fix'),
  cardsReport: () => import('../core/reports/cards-report'),
  cardsText: () => import('../core/reports/cards-text'),
  ignore: () => import('../core/workspace/gitignore'),
  language: () => import('../core/language'),
  locate: () => import('../core/rules/locate'),
  positions: () => import('../core/text/positions'),
  reports: () => import('../core/reports/reports'),
  summary: () => import('../core/reports/summary'),
  usage: () => import('../core/workspace/usage'),
  views: () => import('../core/views'),
};
