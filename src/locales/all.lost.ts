/** What stands in place of an element whose code has not come: in the one file that has. */
const lost: Readonly<Record<string, string>> = {
  en: 'This did not come through. Please reload the page.',
  de: 'Das kam nicht an. Bitte laden Sie die Seite neu.',
  ar: 'لم يصل هذا. يرجى إعادة تحميل الصفحة.',
};

export default lost;
