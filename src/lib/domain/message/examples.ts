import type { Template } from '../template';
import type { MessageLanguage } from './fields';

export type TemplateExample = Required<Pick<Template, 'title' | 'body'>> &
	Pick<Template, 'channel' | 'subject'> & { language: MessageLanguage };

/** Templates to begin with. They are offered, never put into the book by themselves. */
export const TEMPLATE_EXAMPLES: readonly TemplateExample[] = [
	{
		language: 'en',
		title: 'Thanks for the visit',
		body: 'Hi {first name|there}, thank you for your time today. I will get back to you about {needs|what we discussed}.\n{my name}'
	},
	{
		language: 'en',
		title: 'Long time no see',
		body: 'Hi {first name|there}, {days: we spoke today | we spoke only yesterday | it has been # days since we last spoke}. How are things at {company|your end}? I would be glad to drop by.\n{my name}'
	},
	{
		language: 'en',
		title: 'Happy birthday',
		body: 'Happy birthday, {first name|and all the best}! I wish you a wonderful year.\n{my name}'
	},
	{
		language: 'en',
		channel: 'email',
		title: 'Appointment',
		subject: 'Our appointment on {next follow-up}',
		body: 'Dear {name},\n\nI am looking forward to seeing you on {next follow-up} at {address|your office}. If another day suits you better, just reply to this message.\n\nKind regards\n{my name}'
	},
	{
		language: 'zh-CN',
		title: '拜访后致谢',
		body: '{姓名}您好，感谢您今天抽空见面。关于{需求|您提到的事情}，我会尽快给您答复。\n{我的名字}'
	},
	{
		language: 'zh-CN',
		title: '好久不见',
		body: '{姓名}您好，{天数：今天刚聊过 | 昨天刚聊过 | 上次联系已经是 # 天前了}。最近{公司|您那边}一切顺利吗？方便的话我想过来拜访。\n{我的名字}'
	},
	{
		language: 'zh-CN',
		title: '生日祝福',
		body: '{姓名}您好，祝您生日快乐，万事顺意！\n{我的名字}'
	},
	{
		language: 'zh-CN',
		channel: 'email',
		title: '拜访预约',
		subject: '{下次跟进}拜访',
		body: '{姓名}您好：\n\n我将于{下次跟进}到{地址|贵公司}拜访。如需改期，直接回复即可。\n\n{我的名字}'
	}
];
