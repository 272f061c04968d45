import type { Customer } from './customer';

/** How a field is read, checked and shown. */
export type FieldType =
	| 'text'
	| 'longText'
	| 'phone'
	| 'phones'
	| 'email'
	| 'emails'
	| 'day'
	| 'gender'
	| 'tags'
	| 'count'
	| 'amount'
	| 'yesNo';

export interface Field {
	type: FieldType;
	/** Headers that mean this field, in their `foldHeader` form; one of them is `exportHeader`. */
	headers: readonly string[];
	/** Headers that mean the contrary: their yes is this field's no. */
	contraryHeaders?: readonly string[];
	/** Says something of a person: never in an index, a log or an error report. */
	personal: boolean;
	/** May be a feature of a model (numbers and labels that were known before the outcome). */
	feature: boolean;
	/** Where the customer form shows it: always, under *More fields*, or not at all. */
	form: 'first' | 'more' | 'none';
	/** Longest value in UTF-16 code units; longer text is refused with a word, never cut. */
	maxLength: number;
	/** Least and greatest number that can be meant. */
	range?: readonly [number, number];
	/** The register it lives in, and the part of it where the register holds several. */
	register: keyof Customer;
	part?: string;
}

/** The one table of customer fields, which all that deals with them reads. A new one: a row here, a line in `customer.ts`, a label. */
export const FIELDS = {
	satchelId: {
		type: 'text',
		register: 'id',
		personal: false,
		feature: false,
		form: 'none',
		maxLength: 64,
		headers: ['satchelid']
	},
	name: {
		type: 'text',
		register: 'name',
		personal: true,
		feature: false,
		form: 'first',
		maxLength: 300,
		headers: [
			'name',
			'fullname',
			'customername',
			'customer',
			'contactname',
			'姓名',
			'客户名称',
			'客户',
			'客户姓名',
			'名称',
			'联系人'
		]
	},
	givenName: {
		type: 'text',
		register: 'name',
		part: 'given',
		personal: true,
		feature: false,
		form: 'none',
		maxLength: 150,
		headers: ['givenname', 'firstname', 'forename', '名']
	},
	familyName: {
		type: 'text',
		register: 'name',
		part: 'family',
		personal: true,
		feature: false,
		form: 'none',
		maxLength: 150,
		headers: ['familyname', 'lastname', 'surname', '姓']
	},
	phone: {
		type: 'phone',
		register: 'phone',
		personal: true,
		feature: false,
		form: 'first',
		maxLength: 60,
		headers: [
			'phone',
			'phonenumber',
			'telephone',
			'tel',
			'mobile',
			'mobilephone',
			'cell',
			'电话',
			'手机',
			'手机号',
			'手机号码',
			'联系电话',
			'电话号码'
		]
	},
	email: {
		type: 'email',
		register: 'email',
		personal: true,
		feature: false,
		form: 'first',
		maxLength: 254,
		headers: ['email', 'emailaddress', 'mail', '邮箱', '电子邮件', '电子邮箱', '邮件']
	},
	morePhones: {
		type: 'phones',
		register: 'morePhones',
		personal: true,
		feature: false,
		form: 'none',
		maxLength: 5000,
		headers: ['morephones', 'otherphones', 'otherphone', '其他电话', '备用电话']
	},
	moreEmails: {
		type: 'emails',
		register: 'moreEmails',
		personal: true,
		feature: false,
		form: 'none',
		maxLength: 5000,
		headers: ['moreemails', 'otheremails', 'otheremail', '其他邮箱', '备用邮箱']
	},
	company: {
		type: 'text',
		register: 'company',
		personal: true,
		feature: false,
		form: 'first',
		maxLength: 300,
		headers: ['company', 'companyname', 'organisation', 'organization', 'employer', '公司', '公司名称', '单位', '企业']
	},
	title: {
		type: 'text',
		register: 'title',
		personal: true,
		feature: false,
		form: 'more',
		maxLength: 200,
		headers: ['title', 'jobtitle', 'position', 'role', '职位', '职务']
	},
	address: {
		type: 'longText',
		register: 'address',
		personal: true,
		feature: false,
		form: 'first',
		maxLength: 1000,
		headers: ['address', 'streetaddress', 'address1', 'addressline1', 'street', 'location', '地址', '住址', '联系地址']
	},
	birthday: {
		type: 'day',
		register: 'birthday',
		personal: true,
		feature: false,
		form: 'first',
		maxLength: 40,
		headers: ['birthday', 'birthdate', 'dob', 'dateofbirth', '生日', '出生日期', '出生年月日']
	},
	age: {
		type: 'count',
		register: 'age',
		part: 'years',
		personal: true,
		feature: true,
		form: 'more',
		maxLength: 20,
		range: [0, 130],
		headers: ['age', '年龄']
	},
	gender: {
		type: 'gender',
		register: 'gender',
		personal: true,
		feature: true,
		form: 'more',
		maxLength: 20,
		headers: ['gender', 'sex', '性别']
	},
	wechat: {
		type: 'text',
		register: 'handles',
		part: 'wechat',
		personal: true,
		feature: false,
		form: 'more',
		maxLength: 100,
		headers: ['wechat', 'wechatid', 'weixin', '微信', '微信号']
	},
	whatsapp: {
		type: 'text',
		register: 'handles',
		part: 'whatsapp',
		personal: true,
		feature: false,
		form: 'more',
		maxLength: 100,
		headers: ['whatsapp', 'whatsappnumber']
	},
	externalId: {
		type: 'text',
		register: 'externalId',
		personal: true,
		feature: false,
		form: 'more',
		maxLength: 200,
		headers: ['id', 'customerid', 'customernumber', 'recid', 'externalid', '编号', '客户编号', '客户号']
	},
	orderCount: {
		type: 'count',
		register: 'opening',
		part: 'orderCount',
		personal: false,
		feature: true,
		form: 'none',
		maxLength: 40,
		range: [0, 1e9],
		headers: ['ordercount', 'orders', 'purchases', '购买次数', '订单数', '订单数量']
	},
	totalAmount: {
		type: 'amount',
		register: 'opening',
		part: 'totalAmount',
		personal: false,
		feature: true,
		form: 'none',
		maxLength: 60,
		range: [-1e15, 1e15],
		headers: ['totalamount', 'totalspent', 'amount', 'revenue', 'totalcharges', '总金额', '消费金额', '消费总额']
	},
	satisfied: {
		type: 'yesNo',
		register: 'satisfied',
		part: 'value',
		personal: false,
		feature: false,
		form: 'none',
		maxLength: 20,
		headers: ['satisfied', 'issatisfied', '满意', '是否满意'],
		contraryHeaders: ['churn', 'churned', 'attrition', 'exited', 'dissatisfied', '流失', '是否流失', '已流失', '不满意']
	},
	tags: {
		type: 'tags',
		register: 'tags',
		personal: true,
		feature: false,
		form: 'more',
		maxLength: 2000,
		headers: ['tags', 'tag', 'labels', '标签']
	},
	needs: {
		type: 'longText',
		register: 'needs',
		personal: true,
		feature: false,
		form: 'more',
		maxLength: 5000,
		headers: ['needs', 'need', 'requirements', '需求']
	},
	source: {
		type: 'text',
		register: 'source',
		personal: true,
		feature: false,
		form: 'more',
		maxLength: 200,
		headers: ['source', 'leadsource', '来源', '客户来源']
	},
	notes: {
		type: 'longText',
		register: 'notes',
		personal: true,
		feature: false,
		form: 'first',
		maxLength: 20_000,
		headers: ['notes', 'note', 'comment', 'comments', 'remark', 'remarks', '备注', '说明']
	}
} as const satisfies Record<string, Field>;

export type FieldKey = keyof typeof FIELDS;
export const FIELD_KEYS = Object.keys(FIELDS) as FieldKey[];
