// The namespaces of texts, one a screen: a new one is a line here and a file in zh/ and en/.
import type account from './en/account.json';
import type bin from './en/bin.json';
import type builder from './en/builder.json';
import type common from './en/common.json';
import type designer from './en/designer.json';
import type grid from './en/grid.json';
import type health from './en/health.json';
import type healthBuilder from './en/healthBuilder.json';
import type home from './en/home.json';
import type imports from './en/imports.json';
import type problem from './en/problem.json';
import type record from './en/record.json';
import type rule from './en/rule.json';
import type segments from './en/segments.json';
import type settings from './en/settings.json';
import type shell from './en/shell.json';
import type start from './en/start.json';
import type views from './en/views.json';

export interface Resources {
  account: typeof account;
  bin: typeof bin;
  builder: typeof builder;
  common: typeof common;
  designer: typeof designer;
  grid: typeof grid;
  health: typeof health;
  healthBuilder: typeof healthBuilder;
  home: typeof home;
  imports: typeof imports;
  problem: typeof problem;
  record: typeof record;
  rule: typeof rule;
  segments: typeof segments;
  settings: typeof settings;
  shell: typeof shell;
  start: typeof start;
  views: typeof views;
}

export type Namespace = keyof Resources;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Resources;
  }
}
