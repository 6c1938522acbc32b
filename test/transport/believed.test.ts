import assert from 'node:assert/strict';
import { test } from 'node:test';
import { httpTransport, type HttpOptions } from '../../src/transport/http.js';
import { contextOf, itemFor } from './support/item.js';

/** What a transport makes of an answer with this text and a good status; `$id` is the event's own id. */
async function outcome(text: string, options: Partial<HttpOptions> = {}, status = 200, type?: string): Promise<string> {
  const item = itemFor();
  const fetch = async (): Promise<Response> => {
    const answer = new Response(status === 204 ? null : text.replace('$id', item.id), { status });
    answer.headers.delete('Content-Type');
    if (type) answer.headers.set('Content-Type', type);
    return answer;
  };
  const said = await httpTransport({ endpoint: 'https://x.example/', ...options, fetch }).send(item, contextOf());
  return 'reason' in said ? said.reason : said.kind;
}

/** What services answer when it went well, as their documentation has it or as they do. */
const well: [service: string, text: string, options?: Partial<HttpOptions>, status?: number][] = [
  ['Zapier', '{"attempt":"018f","id":"018f-aa","request_id":"018f-aa","status":"success"}', { preset: 'zapier' }],
  ['Make', 'Accepted', { preset: 'make' }],
  ['Power Automate', '', { preset: 'power-automate' }, 202],
  ['Apps Script that echoes', '{"id":"$id"}', { preset: 'apps-script' }],
  ['Apps Script that echoes more', '{"result":"success","row":12,"id":"$id"}', { preset: 'apps-script' }],
  ['Apps Script', '{"result":"success","row":12}'],
  ['Apps Script by a guide', '{"status":"accepted","submissionId":"018f","message":"Record appended."}'],
  ['Formspree', '{"next":"/thanks?language=en","ok":true}'],
  ['Web3Forms', '{"success":true,"body":{"data":{"name":"a"},"message":"Email sent successfully!"}}'],
  ['FormSubmit', '{"success":"true","message":"The form was submitted successfully."}'],
  ['Basin', '{"success":true}'],
  ['n8n', '{"message":"Workflow was started"}'],
  ['Pipedream', '{"about":"https://pipedream.com","event_id":"2aGH","status":"success"}'],
  ['Slack', 'ok'],
  ['IFTTT', 'Congratulations! You have fired the survey event'],
  ['Contact Form 7', '{"contact_form_id":9,"status":"mail_sent","message":"Thank you.","posted_data_hash":"a"}'],
  ['WordPress', '{"success":true,"data":null}'],
  ['WordPress admin-ajax', '1'],
  ['Freeform', '{"success":true,"finished":true,"submissionId":7,"errors":[]}'],
  ['SheetDB', '{"created":1}'],
  ['a table that gives its rows', '[{"id":"row-1","name":"a","errors":null}]'],
  ['a script that counts', '{"success":1,"errors":{},"error":""}'],
  ['a script that denies faults', '{"error":false,"errors":0,"status":200,"code":0}'],
  ['a script with another id that says well', '{"id":"run-1","success":1}'],
  ['a row’s number', '{"id":17}'],
  ['nothing', '', {}, 204],
  ['an empty answer', ''],
  ['null', 'null'],
  ['a sentence', 'Thank you, the error was mended'],
  ['a sentence of no errors', 'Saved without error.'],
  ['a line of no error', 'No error.'],
  ['XML', '<?xml version="1.0" encoding="UTF-8"?><Response><Ok/></Response>'],
  ['XML that is called as HTML is not', '<formResult>saved</formResult>'],
];
for (const [service, ...answer] of well)
  test(`${service} is believed: ${answer[0]}`, async () => assert.equal(await outcome(...answer), 'delivered'));

/** What begins as a web page, denies it in JSON, or says in a line that it went wrong. */
const ill = `
<!doctype html><p>Sign in
<!-- saved --><html><body>Login
<!--x--><title>Login</title>
<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html>
<meta http-equiv="refresh" content="0;url=/login">
<script>location = "/login"</script>
<title>Login</title>
<form action="/login">
<h1>Login</h1>
<HEAD>
<body onload="go()">
<style>body {}</style>
{"ok":false}
{"ok":0}
{"OK":false}
{"success":false}
{"success":0}
{"success":"0"}
{"success":"no"}
{"success":null}
{"Success":false}
{"result":false}
{"result":"error"}
{"Result":"Failure"}
{"error":"quota exceeded"}
{"Error":"x"}
{"error":{"code":1}}
{"error":true}
{"errors":"bad"}
{"errors":[{"message":"no"}]}
{"errors":{"email":["is missing"]}}
[{"error":"x"}]
["x",{"Error":"y"}]
{"status":500}
{"status":"500"}
{"statusCode":400,"message":"x"}
{"code":404}
{"status":"rejected"}
{"status":"invalid"}
{"status":"mail_failed"}
{"status":"validation_failed"}
{"status":"acceptance_missing"}
{"status":"spam"}
{"status":"aborted"}
{"id":"another"}
{"id":"another","status":"accepted"}
false
0
-1
"error"
error
ERROR
Exception: x
Error: quota exceeded
Error - quota
TypeError: x is undefined
Fatal error: Uncaught
Parse error: syntax
PHP Fatal error:  Uncaught Error
Internal Server Error
java.lang.NullPointerException: x`
  .split('\n')
  .slice(1)
  .concat('  <html lang="de">', '\uFEFF<html>', ' 0\n');
for (const text of ill)
  test(`what says no is not believed: ${JSON.stringify(text)}`, async () => {
    for (const type of [undefined, 'text/plain', 'application/json', 'application/octet-stream'])
      assert.equal(await outcome(text, {}, 200, type), 'not-acknowledged', type);
  });

test('comments by the thousand are read in no time', async () => {
  assert.equal(await outcome('<!-- a --> '.repeat(50_000)), 'not-acknowledged');
  assert.equal(await outcome('a '.repeat(500_000)), 'delivered');
});
