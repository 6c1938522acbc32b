// Import it first: from then on nothing can be laid on what all objects inherit, as pages that guard themselves have it.
Object.freeze(Object.prototype);
