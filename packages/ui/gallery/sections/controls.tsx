// Every control at rest, filled, wrong, disabled and read-only.
import { Plus, Search, Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  BandChip,
  Button,
  ButtonGroup,
  Checkbox,
  ChoiceCards,
  CopyField,
  DatePicker,
  DateTimePicker,
  Field,
  FileDrop,
  IconButton,
  Input,
  LinkButton,
  MultiSelect,
  NumberInput,
  OptionColourPicker,
  PasswordInput,
  RadioGroup,
  Segmented,
  Select,
  Switch,
  Textarea,
  type OptionColour,
} from '../../src/index.ts';
import { Sample, useSay } from './say.tsx';

export function Controls() {
  const say = useSay();
  const [text, setText] = useState(say('Oakfield Medical', '苏州联拓精密'));
  const [mail, setMail] = useState('anna@oakfield');
  const [amount, setAmount] = useState<number | null>(18_650_050);
  const [share, setShare] = useState<number | null>(0.07);
  const [day, setDay] = useState<string | null>('2026-06-18');
  const [when, setWhen] = useState<string | null>('2026-03-11T14:20');
  const [region, setRegion] = useState<string | null>(null);
  const [stage, setStage] = useState<string | null>('active');
  const [reasons, setReasons] = useState<string[]>(['slow', 'price', 'contact']);
  const [colour, setColour] = useState<OptionColour | null>('teal');
  const [view, setView] = useState('both');
  const [on, setOn] = useState(true);
  const [plan, setPlan] = useState<string | null>('excel');
  const [password, setPassword] = useState('correct horse');
  const names = say(
    [
      'North America',
      'Norway',
      'Northern Ireland',
      'North Macedonia',
      'Spain',
      'France',
      'Japan',
      'Kenya',
      'Chile',
      'Peru',
    ],
    ['苏州', '杭州', '常州', '郑州', '上海', '北京', '成都', '青岛', '宁波', '无锡'],
  );
  const regions = names.map((label, at) => ({ value: `r${at}`, label, detail: 412 - at * 39 }));
  const stages = [
    { value: 'trial', label: say('Trial', '试用'), colour: 'slate' as const },
    { value: 'active', label: say('Active', '在用'), colour: 'green' as const },
    { value: 'leaving', label: say('Leaving', '流失中'), colour: 'red' as const },
  ];
  const reasonOptions = [
    { value: 'slow', label: say('Support is slow', '工单没人回') },
    { value: 'price', label: say('Price', '价格'), colour: 'amber' as const },
    { value: 'feature', label: say('Missing feature', '缺少功能') },
    { value: 'contact', label: say('New contact', '换了联系人') },
  ];
  return (
    <>
      <div className="card gallery__three" style={{ padding: 16 }}>
        <Field label={say('Account name', '客户名称')} required help={say('As on the contract', '与合同一致')}>
          <Input placeholder={say('Company or person', '公司或个人')} />
        </Field>
        <Field label={say('Account name', '客户名称')}>
          <Input value={text} onText={setText} />
        </Field>
        <Field label={say('E-mail', '邮箱')} error={say('Missing the part after the dot', '缺少点后面的部分')}>
          <Input type="email" value={mail} onText={setMail} />
        </Field>
        <Field label={say('Currency', '币种')} help={say('Fixed by the contract', '由合同决定')} disabled>
          <Input value={say('US dollar', '人民币')} readOnly={false} onText={() => {}} />
        </Field>
        <Field label={say('Health', '健康度')} as="group" help={say('From model v4, 08:00', '模型 v4，08:00')}>
          <div className="input input--read">
            <BandChip look="bare" band="risk" score={42} />
          </div>
        </Field>
        <Field label={say('Contract', '年合同额')}>
          <NumberInput value={amount} onChange={setAmount} shift={-2} decimals={2} fixed min={0} prefix="¥" />
        </Field>
        <Field label={say('Discount', '折扣')}>
          <NumberInput value={share} onChange={setShare} shift={2} decimals={1} max={100} suffix="%" />
        </Field>
        <Field label={say('Renewal', '到期日')}>
          <DatePicker value={day} onChange={setDay} today="2026-06-10" />
        </Field>
        <Field label={say('Visit', '到场时间')}>
          <DateTimePicker value={when} onChange={setWhen} today="2026-03-10" />
        </Field>
        <Field label={say('Region', '地区')}>
          <Select options={regions} value={region} onChange={setRegion} onCreate={() => {}} />
        </Field>
        <Field label={say('Stage', '阶段')}>
          <Select options={stages} value={stage} onChange={setStage} />
        </Field>
        <Field label={say('Password', '密码')}>
          <PasswordInput value={password} onText={setPassword} strength={3} autoComplete="new-password" />
        </Field>
      </div>
      <div className="gallery__two">
        <Field label={say('Reasons', '原因')}>
          <MultiSelect options={reasonOptions} value={reasons} onChange={setReasons} />
        </Field>
        <Field label={say('What they said', '他怎么说')}>
          <Textarea
            placeholder={say('For example: when, and what is still broken', '例如：几点到场、还有什么没修好')}
          />
        </Field>
        <Field label={say('Public link', '公开链接')}>
          <CopyField value="https://keepwell.example/f/8k2m4q0xz1" />
        </Field>
        <Field label={say('File', '文件')}>
          <FileDrop
            accept=".xlsx,.csv"
            onFiles={() => {}}
            hint={say('.xlsx and .csv, up to 200 MB', '支持 .xlsx 与 .csv，最大 200 MB')}
          />
        </Field>
      </div>
      <Sample name={say('Buttons', '按钮')}>
        <div className="hstack wrap">
          <Button variant="primary" icon={Plus}>
            {say('Add field', '添加字段')}
          </Button>
          <Button>{say('Cancel', '取消')}</Button>
          <Button variant="quiet">{say('Later', '稍后')}</Button>
          <Button variant="link">{say('From Excel', '从 Excel 开始')}</Button>
          <Button variant="danger" icon={Trash2}>
            {say('Delete', '删除')}
          </Button>
          <Button variant="danger-filled">{say('Delete', '删除')}</Button>
          <Button variant="primary" busy>
            {say('Saving', '正在保存')}
          </Button>
          <Button disabled>{say('Not now', '现在不行')}</Button>
          <Button size="sm">{say('Small', '小')}</Button>
          <LinkButton href="#top">{say('Link', '链接')}</LinkButton>
          <IconButton icon={Search} label={say('Search', '搜索')} dot />
          <IconButton icon={Search} label={say('Search', '搜索')} size="sm" pressed />
          <ButtonGroup aria-label={say('Steps', '步骤')} joined>
            <Button size="sm">{say('Back', '上一步')}</Button>
            <Button size="sm">{say('Next', '下一步')}</Button>
          </ButtonGroup>
        </div>
      </Sample>
      <div className="hstack wrap gap4">
        <Segmented
          aria-label={say('View', '视图')}
          value={view}
          onChange={setView}
          options={[
            { value: 'desk', label: say('Computer', '电脑') },
            { value: 'phone', label: say('Phone', '手机'), count: 2 },
            { value: 'both', label: say('Both', '并排') },
          ]}
        />
        <Checkbox checked={on} onChange={setOn}>
          {say('Tell the 14 people', '通知 14 位使用者')}
        </Checkbox>
        <Checkbox checked={false} mixed onChange={() => {}}>
          {say('Some', '部分')}
        </Checkbox>
        <Switch checked={on} onChange={setOn}>
          {say('Required', '必填')}
        </Switch>
        <Switch checked={!on} onChange={(next) => setOn(!next)} aria-label={say('Off', '关')} />
        <OptionColourPicker value={colour} onChange={setColour} />
        <RadioGroup
          aria-label={say('Answer', '结果')}
          inline
          value={stage}
          onChange={setStage}
          options={stages.map(({ value, label }) => ({ value, label }))}
        />
      </div>
      <ChoiceCards
        aria-label={say('Where to start', '从哪里开始')}
        value={plan}
        onChange={setPlan}
        options={[
          {
            value: 'empty',
            title: say('Empty', '空白'),
            text: say('Build it yourself.', '自己搭建工作表。'),
            foot: say('30 minutes', '约 30 分钟'),
          },
          {
            value: 'excel',
            title: say('From Excel', '从 Excel 开始'),
            text: say('Fields are recognised.', '自动识别字段。'),
            points: [say('Preview first', '先预览'), say('Can be undone', '可撤销')],
            foot: say('10 minutes', '约 10 分钟，推荐'),
          },
        ]}
      />
    </>
  );
}
