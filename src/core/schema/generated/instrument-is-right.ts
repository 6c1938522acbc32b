// @ts-nocheck
// Generated from instrumentSchema by scripts/validators.mjs; do not edit. Says whether data is right, never what is wrong.
export const instrumentIsRight: (value: unknown) => boolean = /* @__PURE__ */ (function() {
'use strict'
const hasOwn = Function.prototype.call.bind(Object.prototype.hasOwnProperty);
const pattern0 = new RegExp("^[A-Za-z][\\w.-]{0,63}$", "u");
const pattern1 = new RegExp("^(?!(constructor|prototype)$)", "u");
const ref1 = function validate(data) {
  if (!(typeof data === "string")) return false
  if (!pattern0.test(data)) return false
  if (!pattern1.test(data)) return false
  return true
};
const pattern2 = new RegExp("^[\\w.+-]{1,32}$", "u");
const format0 = function isTag(tag){try{return/^[a-z]{2,3}(-[A-Z]{2})?$/.test(tag)||Boolean(new Intl.Locale(tag))}catch{return false}};
const pattern3 = new RegExp("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", "u");
const ref2 = function validate(data) {
  if (!(typeof data === "string")) return false
  if (!format0(data)) return false
  if (!pattern3.test(data)) return false
  return true
};
const stringLength = (string) =>
  /[\uD800-\uDFFF]/.test(string) ? [...string].length : string.length;
const ref4 = function validate(data) {
  if (!(typeof data === "string")) return false
  if (data.length > 10000 && stringLength(data) > 10000) return false
  if (data.length < 1 || stringLength(data) < 1) return false
  return true
};
const ref3 = function validate(data) {
  const sub0 = (() => {
    if (!ref4(data)) return false
    return true
  })()
  const sub1 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    for (const key0 of Object.keys(data)) {
      if (!ref2(key0)) return false
    }
    for (const key1 of Object.keys(data)) {
      if (!ref4(data[key1])) return false
    }
    return true
  })()
  if (!(sub0 || sub1)) return false
  return true
};
const ref5 = function validate(data) {
  if (!(typeof data === "object" && data && !Array.isArray(data))) return false
  if (!(data.id !== undefined && hasOwn(data, "id"))) return false
  if (!(data.name !== undefined && hasOwn(data, "name"))) return false
  if (!ref1(data.id)) return false
  if (!ref3(data.name)) return false
  for (const key5 of Object.keys(data)) {
    if (key5 !== "id" && key5 !== "name") return false
  }
  return true
};
const ref9 = function validate(data) {
  const sub4 = (() => {
    if (!(typeof data === "string")) return false
    if (data.length > 200 && stringLength(data) > 200) return false
    return true
  })()
  const sub5 = (() => {
    if (!(typeof data === "number")) return false
    if (!(-1.7976931348623157e+308 <= data)) return false
    if (!(1.7976931348623157e+308 >= data)) return false
    return true
  })()
  const sub6 = (() => {
    if (!(data === null)) return false
    return true
  })()
  if (!(sub4 || sub5 || sub6)) return false
  return true
};
const ref8 = function validate(data) {
  if (!(typeof data === "object" && data && !Array.isArray(data))) return false
  if (!(data.item !== undefined && hasOwn(data, "item"))) return false
  if (!(data.is !== undefined && hasOwn(data, "is"))) return false
  if (!ref1(data.item)) return false
  if (!(typeof data.is === "string")) return false
  if (!(data.is === "eq" || data.is === "ne" || data.is === "lt" || data.is === "lte" || data.is === "gt" || data.is === "gte" || data.is === "in" || data.is === "has" || data.is === "answered" || data.is === "unanswered")) return false
  if (data.value !== undefined && hasOwn(data, "value")) {
    const sub3 = (() => {
      if (!ref9(data.value)) return false
      return true
    })()
    const sub7 = (() => {
      if (!Array.isArray(data.value)) return false
      if (data.value.length > 200) return false
      for (let l = 0; l < data.value.length; l++) {
        if (data.value[l] !== undefined && hasOwn(data.value, l)) {
          if (!ref9(data.value[l])) return false
        }
      }
      return true
    })()
    if (!(sub3 || sub7)) return false
  }
  for (const key6 of Object.keys(data)) {
    if (key6 !== "item" && key6 !== "is" && key6 !== "value") return false
  }
  return true
};
const ref16 = function validate(data) {
  const sub21 = (() => {
    if (!ref8(data)) return false
    return true
  })()
  const sub22 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.all !== undefined && hasOwn(data, "all"))) return false
    if (!Array.isArray(data.all)) return false
    if (data.all.length > 50) return false
    if (data.all.length < 1) return false
    for (let t = 0; t < data.all.length; t++) {
      if (data.all[t] !== undefined && hasOwn(data.all, t)) {
        if (!ref8(data.all[t])) return false
      }
    }
    for (const key7 of Object.keys(data)) {
      if (key7 !== "all") return false
    }
    return true
  })()
  const sub23 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.any !== undefined && hasOwn(data, "any"))) return false
    if (!Array.isArray(data.any)) return false
    if (data.any.length > 50) return false
    if (data.any.length < 1) return false
    for (let u = 0; u < data.any.length; u++) {
      if (data.any[u] !== undefined && hasOwn(data.any, u)) {
        if (!ref8(data.any[u])) return false
      }
    }
    for (const key8 of Object.keys(data)) {
      if (key8 !== "any") return false
    }
    return true
  })()
  const sub24 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.not !== undefined && hasOwn(data, "not"))) return false
    if (!ref8(data.not)) return false
    for (const key9 of Object.keys(data)) {
      if (key9 !== "not") return false
    }
    return true
  })()
  if (!(sub21 || sub22 || sub23 || sub24)) return false
  return true
};
const ref15 = function validate(data) {
  const sub19 = (() => {
    if (!ref8(data)) return false
    return true
  })()
  const sub20 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.all !== undefined && hasOwn(data, "all"))) return false
    if (!Array.isArray(data.all)) return false
    if (data.all.length > 50) return false
    if (data.all.length < 1) return false
    for (let s = 0; s < data.all.length; s++) {
      if (data.all[s] !== undefined && hasOwn(data.all, s)) {
        if (!ref16(data.all[s])) return false
      }
    }
    for (const key10 of Object.keys(data)) {
      if (key10 !== "all") return false
    }
    return true
  })()
  const sub25 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.any !== undefined && hasOwn(data, "any"))) return false
    if (!Array.isArray(data.any)) return false
    if (data.any.length > 50) return false
    if (data.any.length < 1) return false
    for (let v = 0; v < data.any.length; v++) {
      if (data.any[v] !== undefined && hasOwn(data.any, v)) {
        if (!ref16(data.any[v])) return false
      }
    }
    for (const key11 of Object.keys(data)) {
      if (key11 !== "any") return false
    }
    return true
  })()
  const sub26 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.not !== undefined && hasOwn(data, "not"))) return false
    if (!ref16(data.not)) return false
    for (const key12 of Object.keys(data)) {
      if (key12 !== "not") return false
    }
    return true
  })()
  if (!(sub19 || sub20 || sub25 || sub26)) return false
  return true
};
const ref14 = function validate(data) {
  const sub17 = (() => {
    if (!ref8(data)) return false
    return true
  })()
  const sub18 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.all !== undefined && hasOwn(data, "all"))) return false
    if (!Array.isArray(data.all)) return false
    if (data.all.length > 50) return false
    if (data.all.length < 1) return false
    for (let r = 0; r < data.all.length; r++) {
      if (data.all[r] !== undefined && hasOwn(data.all, r)) {
        if (!ref15(data.all[r])) return false
      }
    }
    for (const key13 of Object.keys(data)) {
      if (key13 !== "all") return false
    }
    return true
  })()
  const sub27 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.any !== undefined && hasOwn(data, "any"))) return false
    if (!Array.isArray(data.any)) return false
    if (data.any.length > 50) return false
    if (data.any.length < 1) return false
    for (let x = 0; x < data.any.length; x++) {
      if (data.any[x] !== undefined && hasOwn(data.any, x)) {
        if (!ref15(data.any[x])) return false
      }
    }
    for (const key14 of Object.keys(data)) {
      if (key14 !== "any") return false
    }
    return true
  })()
  const sub28 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.not !== undefined && hasOwn(data, "not"))) return false
    if (!ref15(data.not)) return false
    for (const key15 of Object.keys(data)) {
      if (key15 !== "not") return false
    }
    return true
  })()
  if (!(sub17 || sub18 || sub27 || sub28)) return false
  return true
};
const ref13 = function validate(data) {
  const sub15 = (() => {
    if (!ref8(data)) return false
    return true
  })()
  const sub16 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.all !== undefined && hasOwn(data, "all"))) return false
    if (!Array.isArray(data.all)) return false
    if (data.all.length > 50) return false
    if (data.all.length < 1) return false
    for (let q = 0; q < data.all.length; q++) {
      if (data.all[q] !== undefined && hasOwn(data.all, q)) {
        if (!ref14(data.all[q])) return false
      }
    }
    for (const key16 of Object.keys(data)) {
      if (key16 !== "all") return false
    }
    return true
  })()
  const sub29 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.any !== undefined && hasOwn(data, "any"))) return false
    if (!Array.isArray(data.any)) return false
    if (data.any.length > 50) return false
    if (data.any.length < 1) return false
    for (let y = 0; y < data.any.length; y++) {
      if (data.any[y] !== undefined && hasOwn(data.any, y)) {
        if (!ref14(data.any[y])) return false
      }
    }
    for (const key17 of Object.keys(data)) {
      if (key17 !== "any") return false
    }
    return true
  })()
  const sub30 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.not !== undefined && hasOwn(data, "not"))) return false
    if (!ref14(data.not)) return false
    for (const key18 of Object.keys(data)) {
      if (key18 !== "not") return false
    }
    return true
  })()
  if (!(sub15 || sub16 || sub29 || sub30)) return false
  return true
};
const ref12 = function validate(data) {
  const sub13 = (() => {
    if (!ref8(data)) return false
    return true
  })()
  const sub14 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.all !== undefined && hasOwn(data, "all"))) return false
    if (!Array.isArray(data.all)) return false
    if (data.all.length > 50) return false
    if (data.all.length < 1) return false
    for (let p = 0; p < data.all.length; p++) {
      if (data.all[p] !== undefined && hasOwn(data.all, p)) {
        if (!ref13(data.all[p])) return false
      }
    }
    for (const key19 of Object.keys(data)) {
      if (key19 !== "all") return false
    }
    return true
  })()
  const sub31 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.any !== undefined && hasOwn(data, "any"))) return false
    if (!Array.isArray(data.any)) return false
    if (data.any.length > 50) return false
    if (data.any.length < 1) return false
    for (let z = 0; z < data.any.length; z++) {
      if (data.any[z] !== undefined && hasOwn(data.any, z)) {
        if (!ref13(data.any[z])) return false
      }
    }
    for (const key20 of Object.keys(data)) {
      if (key20 !== "any") return false
    }
    return true
  })()
  const sub32 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.not !== undefined && hasOwn(data, "not"))) return false
    if (!ref13(data.not)) return false
    for (const key21 of Object.keys(data)) {
      if (key21 !== "not") return false
    }
    return true
  })()
  if (!(sub13 || sub14 || sub31 || sub32)) return false
  return true
};
const ref11 = function validate(data) {
  const sub11 = (() => {
    if (!ref8(data)) return false
    return true
  })()
  const sub12 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.all !== undefined && hasOwn(data, "all"))) return false
    if (!Array.isArray(data.all)) return false
    if (data.all.length > 50) return false
    if (data.all.length < 1) return false
    for (let o = 0; o < data.all.length; o++) {
      if (data.all[o] !== undefined && hasOwn(data.all, o)) {
        if (!ref12(data.all[o])) return false
      }
    }
    for (const key22 of Object.keys(data)) {
      if (key22 !== "all") return false
    }
    return true
  })()
  const sub33 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.any !== undefined && hasOwn(data, "any"))) return false
    if (!Array.isArray(data.any)) return false
    if (data.any.length > 50) return false
    if (data.any.length < 1) return false
    for (let ii = 0; ii < data.any.length; ii++) {
      if (data.any[ii] !== undefined && hasOwn(data.any, ii)) {
        if (!ref12(data.any[ii])) return false
      }
    }
    for (const key23 of Object.keys(data)) {
      if (key23 !== "any") return false
    }
    return true
  })()
  const sub34 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.not !== undefined && hasOwn(data, "not"))) return false
    if (!ref12(data.not)) return false
    for (const key24 of Object.keys(data)) {
      if (key24 !== "not") return false
    }
    return true
  })()
  if (!(sub11 || sub12 || sub33 || sub34)) return false
  return true
};
const ref10 = function validate(data) {
  const sub9 = (() => {
    if (!ref8(data)) return false
    return true
  })()
  const sub10 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.all !== undefined && hasOwn(data, "all"))) return false
    if (!Array.isArray(data.all)) return false
    if (data.all.length > 50) return false
    if (data.all.length < 1) return false
    for (let n = 0; n < data.all.length; n++) {
      if (data.all[n] !== undefined && hasOwn(data.all, n)) {
        if (!ref11(data.all[n])) return false
      }
    }
    for (const key25 of Object.keys(data)) {
      if (key25 !== "all") return false
    }
    return true
  })()
  const sub35 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.any !== undefined && hasOwn(data, "any"))) return false
    if (!Array.isArray(data.any)) return false
    if (data.any.length > 50) return false
    if (data.any.length < 1) return false
    for (let jj = 0; jj < data.any.length; jj++) {
      if (data.any[jj] !== undefined && hasOwn(data.any, jj)) {
        if (!ref11(data.any[jj])) return false
      }
    }
    for (const key26 of Object.keys(data)) {
      if (key26 !== "any") return false
    }
    return true
  })()
  const sub36 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.not !== undefined && hasOwn(data, "not"))) return false
    if (!ref11(data.not)) return false
    for (const key27 of Object.keys(data)) {
      if (key27 !== "not") return false
    }
    return true
  })()
  if (!(sub9 || sub10 || sub35 || sub36)) return false
  return true
};
const ref7 = function validate(data) {
  const sub2 = (() => {
    if (!ref8(data)) return false
    return true
  })()
  const sub8 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.all !== undefined && hasOwn(data, "all"))) return false
    if (!Array.isArray(data.all)) return false
    if (data.all.length > 50) return false
    if (data.all.length < 1) return false
    for (let m = 0; m < data.all.length; m++) {
      if (data.all[m] !== undefined && hasOwn(data.all, m)) {
        if (!ref10(data.all[m])) return false
      }
    }
    for (const key28 of Object.keys(data)) {
      if (key28 !== "all") return false
    }
    return true
  })()
  const sub37 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.any !== undefined && hasOwn(data, "any"))) return false
    if (!Array.isArray(data.any)) return false
    if (data.any.length > 50) return false
    if (data.any.length < 1) return false
    for (let kk = 0; kk < data.any.length; kk++) {
      if (data.any[kk] !== undefined && hasOwn(data.any, kk)) {
        if (!ref10(data.any[kk])) return false
      }
    }
    for (const key29 of Object.keys(data)) {
      if (key29 !== "any") return false
    }
    return true
  })()
  const sub38 = (() => {
    if (!(typeof data === "object" && data && !Array.isArray(data))) return false
    if (!(data.not !== undefined && hasOwn(data, "not"))) return false
    if (!ref10(data.not)) return false
    for (const key30 of Object.keys(data)) {
      if (key30 !== "not") return false
    }
    return true
  })()
  if (!(sub2 || sub8 || sub37 || sub38)) return false
  return true
};
const ref18 = function validate(data) {
  if (!ref3(data)) return false
  return true
};
const ref19 = function validate(data) {
  if (!(typeof data === "boolean")) return false
  return true
};
const ref20 = function validate(data) {
  if (!(typeof data === "boolean")) return false
  return true
};
const ref21 = function validate(data) {
  if (!ref7(data)) return false
  return true
};
const ref23 = function validate(data) {
  if (!(typeof data === "object" && data && !Array.isArray(data))) return false
  if (!(data.id !== undefined && hasOwn(data, "id"))) return false
  if (!(data.label !== undefined && hasOwn(data, "label"))) return false
  if (!ref1(data.id)) return false
  if (!ref3(data.label)) return false
  for (const key33 of Object.keys(data)) {
    if (key33 !== "id" && key33 !== "label") return false
  }
  return true
};
const ref22 = function validate(data) {
  if (!Array.isArray(data)) return false
  if (data.length > 200) return false
  if (data.length < 2) return false
  for (let mm = 0; mm < data.length; mm++) {
    if (data[mm] !== undefined && hasOwn(data, mm)) {
      if (!ref23(data[mm])) return false
    }
  }
  return true
};
const ref17 = function validate(data) {
  if (typeof data === "object" && data && !Array.isArray(data)) {
    if (data.kind !== undefined && hasOwn(data, "kind")) {
      switch (data.kind) {
        case "likert":
        if (!(typeof data === "object" && data && !Array.isArray(data))) return false
        if (!(data.id !== undefined && hasOwn(data, "id"))) return false
        if (!(data.text !== undefined && hasOwn(data, "text"))) return false
        if (!(data.kind !== undefined && hasOwn(data, "kind"))) return false
        if (!(data.scale !== undefined && hasOwn(data, "scale"))) return false
        if (!ref1(data.id)) return false
        if (!ref3(data.text)) return false
        if (data.hint !== undefined && hasOwn(data, "hint")) {
          if (!ref18(data.hint)) return false
        }
        if (data.required !== undefined && hasOwn(data, "required")) {
          if (!ref19(data.required)) return false
        }
        if (data.short !== undefined && hasOwn(data, "short")) {
          if (!ref20(data.short)) return false
        }
        if (data.when !== undefined && hasOwn(data, "when")) {
          if (!ref21(data.when)) return false
        }
        if (!ref1(data.scale)) return false
        if (data.dimension !== undefined && hasOwn(data, "dimension")) {
          if (!ref1(data.dimension)) return false
        }
        if (data.key !== undefined && hasOwn(data, "key")) {
          if (!(typeof data.key === "number")) return false
          if (!(data.key === 1 || data.key === -1)) return false
        }
        for (const key31 of Object.keys(data)) {
          if (key31 !== "id" && key31 !== "text" && key31 !== "hint" && key31 !== "required" && key31 !== "short" && key31 !== "when" && key31 !== "kind" && key31 !== "scale" && key31 !== "dimension" && key31 !== "key") return false
        }
        break
        case "rating":
        if (!(typeof data === "object" && data && !Array.isArray(data))) return false
        if (!(data.id !== undefined && hasOwn(data, "id"))) return false
        if (!(data.text !== undefined && hasOwn(data, "text"))) return false
        if (!(data.kind !== undefined && hasOwn(data, "kind"))) return false
        if (!ref1(data.id)) return false
        if (!ref3(data.text)) return false
        if (data.hint !== undefined && hasOwn(data, "hint")) {
          if (!ref18(data.hint)) return false
        }
        if (data.required !== undefined && hasOwn(data, "required")) {
          if (!ref19(data.required)) return false
        }
        if (data.short !== undefined && hasOwn(data, "short")) {
          if (!ref20(data.short)) return false
        }
        if (data.when !== undefined && hasOwn(data, "when")) {
          if (!ref21(data.when)) return false
        }
        if (data.low !== undefined && hasOwn(data, "low")) {
          if (!ref3(data.low)) return false
        }
        if (data.high !== undefined && hasOwn(data, "high")) {
          if (!ref3(data.high)) return false
        }
        if (data.na !== undefined && hasOwn(data, "na")) {
          if (!ref3(data.na)) return false
        }
        if (data.measure !== undefined && hasOwn(data, "measure")) {
          if (!(typeof data.measure === "string")) return false
          if (!(data.measure === "employee-nps" || data.measure === "employee-product-nps" || data.measure === "nps")) return false
        }
        for (const key32 of Object.keys(data)) {
          if (key32 !== "id" && key32 !== "text" && key32 !== "hint" && key32 !== "required" && key32 !== "short" && key32 !== "when" && key32 !== "kind" && key32 !== "low" && key32 !== "high" && key32 !== "na" && key32 !== "measure") return false
        }
        break
        case "single":
        if (!(typeof data === "object" && data && !Array.isArray(data))) return false
        if (!(data.id !== undefined && hasOwn(data, "id"))) return false
        if (!(data.text !== undefined && hasOwn(data, "text"))) return false
        if (!(data.kind !== undefined && hasOwn(data, "kind"))) return false
        if (!(data.options !== undefined && hasOwn(data, "options"))) return false
        if (!ref1(data.id)) return false
        if (!ref3(data.text)) return false
        if (data.hint !== undefined && hasOwn(data, "hint")) {
          if (!ref18(data.hint)) return false
        }
        if (data.required !== undefined && hasOwn(data, "required")) {
          if (!ref19(data.required)) return false
        }
        if (data.short !== undefined && hasOwn(data, "short")) {
          if (!ref20(data.short)) return false
        }
        if (data.when !== undefined && hasOwn(data, "when")) {
          if (!ref21(data.when)) return false
        }
        if (!ref22(data.options)) return false
        for (const key34 of Object.keys(data)) {
          if (key34 !== "id" && key34 !== "text" && key34 !== "hint" && key34 !== "required" && key34 !== "short" && key34 !== "when" && key34 !== "kind" && key34 !== "options") return false
        }
        break
        case "multiple":
        if (!(typeof data === "object" && data && !Array.isArray(data))) return false
        if (!(data.id !== undefined && hasOwn(data, "id"))) return false
        if (!(data.text !== undefined && hasOwn(data, "text"))) return false
        if (!(data.kind !== undefined && hasOwn(data, "kind"))) return false
        if (!(data.options !== undefined && hasOwn(data, "options"))) return false
        if (!ref1(data.id)) return false
        if (!ref3(data.text)) return false
        if (data.hint !== undefined && hasOwn(data, "hint")) {
          if (!ref18(data.hint)) return false
        }
        if (data.required !== undefined && hasOwn(data, "required")) {
          if (!ref19(data.required)) return false
        }
        if (data.short !== undefined && hasOwn(data, "short")) {
          if (!ref20(data.short)) return false
        }
        if (data.when !== undefined && hasOwn(data, "when")) {
          if (!ref21(data.when)) return false
        }
        if (!ref22(data.options)) return false
        if (data.max !== undefined && hasOwn(data, "max")) {
          if (!Number.isInteger(data.max)) return false
          if (!(0 < data.max)) return false
          if (!(9007199254740991 >= data.max)) return false
        }
        for (const key35 of Object.keys(data)) {
          if (key35 !== "id" && key35 !== "text" && key35 !== "hint" && key35 !== "required" && key35 !== "short" && key35 !== "when" && key35 !== "kind" && key35 !== "options" && key35 !== "max") return false
        }
        break
        case "ranking":
        if (!(typeof data === "object" && data && !Array.isArray(data))) return false
        if (!(data.id !== undefined && hasOwn(data, "id"))) return false
        if (!(data.text !== undefined && hasOwn(data, "text"))) return false
        if (!(data.kind !== undefined && hasOwn(data, "kind"))) return false
        if (!(data.options !== undefined && hasOwn(data, "options"))) return false
        if (!ref1(data.id)) return false
        if (!ref3(data.text)) return false
        if (data.hint !== undefined && hasOwn(data, "hint")) {
          if (!ref18(data.hint)) return false
        }
        if (data.required !== undefined && hasOwn(data, "required")) {
          if (!ref19(data.required)) return false
        }
        if (data.short !== undefined && hasOwn(data, "short")) {
          if (!ref20(data.short)) return false
        }
        if (data.when !== undefined && hasOwn(data, "when")) {
          if (!ref21(data.when)) return false
        }
        if (!ref22(data.options)) return false
        for (const key36 of Object.keys(data)) {
          if (key36 !== "id" && key36 !== "text" && key36 !== "hint" && key36 !== "required" && key36 !== "short" && key36 !== "when" && key36 !== "kind" && key36 !== "options") return false
        }
        break
        case "text":
        if (!(typeof data === "object" && data && !Array.isArray(data))) return false
        if (!(data.id !== undefined && hasOwn(data, "id"))) return false
        if (!(data.text !== undefined && hasOwn(data, "text"))) return false
        if (!(data.kind !== undefined && hasOwn(data, "kind"))) return false
        if (!ref1(data.id)) return false
        if (!ref3(data.text)) return false
        if (data.hint !== undefined && hasOwn(data, "hint")) {
          if (!ref18(data.hint)) return false
        }
        if (data.required !== undefined && hasOwn(data, "required")) {
          if (!ref19(data.required)) return false
        }
        if (data.short !== undefined && hasOwn(data, "short")) {
          if (!ref20(data.short)) return false
        }
        if (data.when !== undefined && hasOwn(data, "when")) {
          if (!ref21(data.when)) return false
        }
        if (data.notice !== undefined && hasOwn(data, "notice")) {
          if (!ref3(data.notice)) return false
        }
        if (data.maxLength !== undefined && hasOwn(data, "maxLength")) {
          if (!Number.isInteger(data.maxLength)) return false
          if (!(1 <= data.maxLength)) return false
          if (!(5000 >= data.maxLength)) return false
        }
        if (data.lines !== undefined && hasOwn(data, "lines")) {
          if (!Number.isInteger(data.lines)) return false
          if (!(1 <= data.lines)) return false
          if (!(20 >= data.lines)) return false
        }
        for (const key37 of Object.keys(data)) {
          if (key37 !== "id" && key37 !== "text" && key37 !== "hint" && key37 !== "required" && key37 !== "short" && key37 !== "when" && key37 !== "kind" && key37 !== "notice" && key37 !== "maxLength" && key37 !== "lines") return false
        }
        break
        default:
        return false
      }
    }
    else return false
  }
  else return false
  return true
};
const ref6 = function validate(data) {
  if (!(typeof data === "object" && data && !Array.isArray(data))) return false
  if (!(data.id !== undefined && hasOwn(data, "id"))) return false
  if (!(data.items !== undefined && hasOwn(data, "items"))) return false
  if (!ref1(data.id)) return false
  if (data.title !== undefined && hasOwn(data, "title")) {
    if (!ref3(data.title)) return false
  }
  if (data.intro !== undefined && hasOwn(data, "intro")) {
    if (!ref3(data.intro)) return false
  }
  if (data.layout !== undefined && hasOwn(data, "layout")) {
    if (!(typeof data.layout === "string")) return false
    if (!(data.layout === "matrix" || data.layout === "list")) return false
  }
  if (data.when !== undefined && hasOwn(data, "when")) {
    if (!ref7(data.when)) return false
  }
  if (!Array.isArray(data.items)) return false
  if (data.items.length > 2000) return false
  if (data.items.length < 1) return false
  for (let ll = 0; ll < data.items.length; ll++) {
    if (data.items[ll] !== undefined && hasOwn(data.items, ll)) {
      if (!ref17(data.items[ll])) return false
    }
  }
  for (const key38 of Object.keys(data)) {
    if (key38 !== "id" && key38 !== "title" && key38 !== "intro" && key38 !== "layout" && key38 !== "when" && key38 !== "items") return false
  }
  return true
};
const ref0 = function validate(data) {
  if (!(typeof data === "object" && data && !Array.isArray(data))) return false
  if (!(data.id !== undefined && hasOwn(data, "id"))) return false
  if (!(data.version !== undefined && hasOwn(data, "version"))) return false
  if (!(data.title !== undefined && hasOwn(data, "title"))) return false
  if (!(data.sections !== undefined && hasOwn(data, "sections"))) return false
  if (data["$schema"] !== undefined && hasOwn(data, "$schema")) {
    if (!(typeof data["$schema"] === "string")) return false
  }
  if (!ref1(data.id)) return false
  if (!(typeof data.version === "string")) return false
  if (!pattern2.test(data.version)) return false
  if (data.locale !== undefined && hasOwn(data, "locale")) {
    if (!ref2(data.locale)) return false
  }
  if (data.status !== undefined && hasOwn(data, "status")) {
    if (!(typeof data.status === "string")) return false
    if (!(data.status === "sample" || data.status === "validated")) return false
  }
  if (!ref3(data.title)) return false
  if (data.intro !== undefined && hasOwn(data, "intro")) {
    if (!ref3(data.intro)) return false
  }
  if (data.scales !== undefined && hasOwn(data, "scales")) {
    if (!(typeof data.scales === "object" && data.scales && !Array.isArray(data.scales))) return false
    for (const key2 of Object.keys(data.scales)) {
      if (!ref1(key2)) return false
    }
    for (const key3 of Object.keys(data.scales)) {
      if (!(typeof data.scales[key3] === "object" && data.scales[key3] && !Array.isArray(data.scales[key3]))) return false
      if (!(data.scales[key3].points !== undefined && hasOwn(data.scales[key3], "points"))) return false
      if (data.scales[key3].min !== undefined && hasOwn(data.scales[key3], "min")) {
        if (!(Number.isInteger(data.scales[key3].min))) return false
        if (!(-9007199254740991 <= data.scales[key3].min)) return false
        if (!(9007199254740991 >= data.scales[key3].min)) return false
      }
      if (!(Array.isArray(data.scales[key3].points))) return false
      if (data.scales[key3].points.length > 11) return false
      if (data.scales[key3].points.length < 2) return false
      for (let i = 0; i < data.scales[key3].points.length; i++) {
        if (data.scales[key3].points[i] !== undefined && hasOwn(data.scales[key3].points, i)) {
          if (!ref3(data.scales[key3].points[i])) return false
        }
      }
      if (data.scales[key3].na !== undefined && hasOwn(data.scales[key3], "na")) {
        if (!ref3(data.scales[key3].na)) return false
      }
      for (const key4 of Object.keys(data.scales[key3])) {
        if (key4 !== "min" && key4 !== "points" && key4 !== "na") return false
      }
    }
  }
  if (data.dimensions !== undefined && hasOwn(data, "dimensions")) {
    if (!Array.isArray(data.dimensions)) return false
    if (data.dimensions.length > 20) return false
    for (let j = 0; j < data.dimensions.length; j++) {
      if (data.dimensions[j] !== undefined && hasOwn(data.dimensions, j)) {
        if (!ref5(data.dimensions[j])) return false
      }
    }
  }
  if (!Array.isArray(data.sections)) return false
  if (data.sections.length > 200) return false
  if (data.sections.length < 1) return false
  for (let k = 0; k < data.sections.length; k++) {
    if (data.sections[k] !== undefined && hasOwn(data.sections, k)) {
      if (!ref6(data.sections[k])) return false
    }
  }
  for (const key39 of Object.keys(data)) {
    if (key39 !== "$schema" && key39 !== "id" && key39 !== "version" && key39 !== "locale" && key39 !== "status" && key39 !== "title" && key39 !== "intro" && key39 !== "scales" && key39 !== "dimensions" && key39 !== "sections") return false
  }
  return true
};
return ref0})();
