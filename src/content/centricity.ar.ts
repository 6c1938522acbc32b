import type { Translation } from '../core/translate.js';

/** The customer-centricity survey in Arabic. Sample content: not validated, and not yet shown to measure the same. */
const arabic: Translation = {
  'How close are we to our customers?': 'ما مدى قربنا من عملائنا؟',
  'There are no right or wrong answers. You can skip any question.':
    'لا توجد إجابات صحيحة أو خاطئة. يمكنك تخطي أي سؤال.',
  'Strongly disagree': 'لا أوافق بشدة',
  Disagree: 'لا أوافق',
  'Neither agree nor disagree': 'لا أوافق ولا أعارض',
  Agree: 'أوافق',
  'Strongly agree': 'أوافق بشدة',
  'Don’t know / does not apply': 'لا أعرف / لا ينطبق',
  'My contribution': 'أثر عملي',
  'My manager’s decisions': 'قرارات مديري',
  'The company’s decisions': 'قرارات الشركة',
  'How much do you agree?': 'إلى أي مدى توافق؟',
  'I can explain how my work affects what our customers experience.': 'أستطيع أن أشرح كيف يؤثر عملي في تجربة عملائنا.',
  'The person I report to asks what a decision will mean for customers before making it.':
    'يسأل مديري عن أثر القرار في العملاء قبل اتخاذه.',
  'Senior leaders accept short-term costs to do what is right for customers.':
    'تقبل الإدارة العليا تكاليف قصيرة الأجل من أجل فعل الصواب للعملاء.',
  'I know which customers, inside or outside the company, depend on the work I do.':
    'أعرف العملاء الذين يعتمدون على عملي داخل الشركة أو خارجها.',
  'When our targets and customers’ needs clash, my manager takes the customers’ needs seriously.':
    'عندما تتعارض أهدافنا مع احتياجات العملاء، يأخذ مديري احتياجات العملاء على محمل الجد.',
  'What this company promises customers matches what it does for them.':
    'ما تعد به هذه الشركة عملاءها يطابق ما تفعله لهم.',
  'In the past month I have learned something new about what our customers need or struggle with.':
    'تعلمت خلال الشهر الماضي شيئًا جديدا عما يحتاج إليه عملاؤنا أو يصعب عليهم.',
  'My manager backs me when I use my judgement to help a customer.': 'يساندني مديري عندما أستخدم تقديري لمساعدة عميل.',
  'When customers tell us that something is wrong, this company changes something.':
    'عندما يخبرنا العملاء بوجود خطأ، تغير هذه الشركة شيئًا.',
  'When I decide what to do first, I know which choice matters most to customers.':
    'عندما أقرر ما أبدأ به، أعرف أي خيار يهم العملاء أكثر.',
  'My manager shares positive customer feedback with our team.': 'يشارك مديري فريقنا آراء العملاء الإيجابية.',
  'In this company, money goes to the things customers need most.':
    'في هذه الشركة يذهب المال إلى أكثر ما يحتاج إليه العملاء.',
  'It is unclear to me what difference my daily tasks make to customers.':
    'من غير الواضح لي ما الفرق الذي تحدثه مهامي اليومية للعملاء.',
  'My manager tends to decide first and think about customers afterwards.':
    'يميل مديري إلى اتخاذ القرار أولًا ثم التفكير في العملاء.',
  'Here, what is easy for us usually wins over what is best for customers.':
    'هنا يغلب عادة ما هو سهل علينا على ما هو أفضل للعملاء.',
  'I rarely find out what happens to a customer after my part of the work is done.':
    'نادرًا ما أعرف ما يحدث للعميل بعد انتهاء دوري في العمل.',
  'In my team, looking good internally counts for more than being useful to customers.':
    'في فريقي، الظهور بمظهر جيد داخليًا أهم من إفادة العملاء.',
  'Customer focus is something we talk about here more than something we act on.':
    'التركيز على العملاء أمر نتحدث عنه هنا أكثر مما نعمل به.',
  'Overall, this company puts its customers at the centre of what it does.':
    'بشكل عام، تضع هذه الشركة عملاءها في صميم ما تفعله.',
  'Would you recommend us?': 'هل توصي بنا؟',
  'How likely are you to recommend this company as a place to work to someone you know?':
    'ما احتمال أن توصي شخصًا تعرفه بهذه الشركة مكانًا للعمل؟',
  'How likely are you to recommend our products or services to a friend or colleague?':
    'ما احتمال أن توصي صديقًا أو زميلًا بمنتجاتنا أو خدماتنا؟',
  'Not at all likely': 'غير محتمل إطلاقًا',
  'Extremely likely': 'محتمل جدًا',
  'In your own words': 'بكلماتك',
  'What is one thing we could change that would make our customers’ experience better?':
    'ما الشيء الذي يمكننا تغييره لتحسين تجربة عملائنا؟',
  'What gets in your way when you try to do the right thing for a customer?':
    'ما الذي يعيقك عندما تحاول فعل الصواب لعميل؟',
  'Think of a moment when a colleague helped a customer well. What made it possible?':
    'تذكر موقفًا ساعد فيه زميل عميلًا بشكل جيد. ما الذي جعل ذلك ممكنًا؟',
  'Please do not write names or details that could identify you or another person. Comments are shown only in groups of at least 10, in random order.':
    'يرجى عدم كتابة أسماء أو تفاصيل قد تدل عليك أو على شخص آخر. لا يجري عرض التعليقات إلا في مجموعات من 10 على الأقل وبترتيب عشوائي.',
};

export default arabic;
