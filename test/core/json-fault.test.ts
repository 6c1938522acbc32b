import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonFault } from '../../src/core/json-fault.js';

function faultOf(text: string): string {
  try {
    JSON.parse(text);
  } catch (error) {
    return jsonFault(text, error);
  }
  throw new Error('this is JSON');
}

test('says in which line a text breaks, and what to look for: a comma behind the last of a list is found in the line before', () => {
  const look = 'look there and just before it for a comma, quote or bracket too few or too many';
  assert.equal(faultOf('{\n  "a": [\n    1,\n    2,\n  ]\n}'), `is not valid JSON (line 5): ${look}`);
  assert.equal(faultOf('{"a": 1,\n}'), `is not valid JSON (line 2): ${look}`);
  assert.equal(faultOf('{\n"a" 1}'), `is not valid JSON (line 2): ${look}`);
});

test('nothing at all is said to be empty', () => {
  assert.equal(faultOf(' \n'), 'is empty, and no JSON');
});

test('what Firefox says of the line is believed', () => {
  const said = new SyntaxError('JSON.parse: unexpected character at line 2 column 1 of the JSON data');
  assert.match(jsonFault('{"a": 1,\n}', said), /\(line 2\)/);
});
