// The app shell, wide, narrow and on phones.
import {
  Bell,
  ChartColumn,
  CircleHelp,
  Globe,
  House,
  LayoutGrid,
  Layers,
  Settings,
  Sun,
  Table2,
  Users,
  Workflow,
} from 'lucide-react';
import { useState } from 'react';
import { AppShell, Avatar, Button, Card, IconButton, PageHead, SearchBox, Segmented } from '../../src/index.ts';
import { useSay } from './say.tsx';

export function Shell() {
  const say = useSay();
  const [collapsed, setCollapsed] = useState(new URLSearchParams(location.search).has('narrow'));
  const [scope, setScope] = useState('mine');
  return (
    <AppShell
      homeHref="#home"
      collapsed={collapsed}
      onCollapse={setCollapsed}
      items={[
        { key: 'home', label: say('Home', '工作台'), icon: House, href: '#home', current: true, count: 9 },
        { key: 'customers', label: say('Customers', '客户'), icon: Users, href: '#customers', count: '1,284' },
        { key: 'dashboards', label: say('Dashboards', '看板'), icon: ChartColumn, href: '#dashboards' },
        { key: 'records', label: say('Records', '表单数据'), icon: Table2, href: '#records' },
        { key: 'automations', label: say('Automations', '自动化'), icon: Workflow, href: '#automations' },
        { key: 'line', kind: 'line' },
        { key: 'apps', label: say('Apps', '应用'), icon: LayoutGrid, href: '#apps' },
        { key: 'templates', label: say('Templates', '模板'), icon: Layers, href: '#templates' },
        { key: 'settings', label: say('Settings', '设置'), icon: Settings, href: '#settings' },
      ]}
      top={
        <>
          <Button variant="quiet">{say('Yuntu · Customer success', '云图智造 · 客户成功部')}</Button>
          <SearchBox label={say('Search customers, forms, rules', '搜索客户、表单、规则')} />
        </>
      }
      topEnd={
        <>
          <IconButton icon={CircleHelp} label={say('Help', '帮助')} />
          <IconButton icon={Globe} label={say('中文', 'English')} />
          <IconButton icon={Sun} label={say('Theme', '主题')} />
          <IconButton icon={Bell} label={say('Messages, new ones', '消息，有新的')} dot />
          <Avatar name={say('Lin', '林予安')} size="lg" />
        </>
      }
    >
      <PageHead
        title={say('Home', '工作台')}
        sub={say('Thursday 12 March', '3 月 12 日 周四')}
        actions={
          <Segmented
            aria-label={say('Scope', '范围')}
            value={scope}
            onChange={setScope}
            options={[
              { value: 'mine', label: say('Mine', '我的客户'), count: 64 },
              { value: 'team', label: say('Team', '全团队'), count: '1,284' },
            ]}
          />
        }
      />
      <Card title={say('My queue', '我的待办')} titleAside="9">
        {say('Nothing else today.', '今天没有别的了。')}
      </Card>
    </AppShell>
  );
}
