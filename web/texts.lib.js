// In the place of Embind's own way to pass texts, which looks at each byte in JavaScript, twice: slow in code
// that runs for the first time.

mergeInto(LibraryManager.library, {
  _embind_register_std_string__deps: ["$readLatin1String", "$registerType", "$simpleReadValueFromPointer"],
  // A text in memory: its length in bytes, as a number of 4 bytes, then its bytes in UTF-8.
  _embind_register_std_string: function (type, name) {
    registerType(type, {
      name: readLatin1String(name),
      fromWireType: function (address) {
        var start = address + 4;
        var text = new TextDecoder().decode(HEAPU8.subarray(start, start + HEAPU32[address >> 2]));
        _free(address);
        return text;
      },
      toWireType: function (destructors, text) {
        var bytes = new TextEncoder().encode(text);
        var address = _malloc(4 + bytes.length + 1);
        HEAPU32[address >> 2] = bytes.length;
        HEAPU8.set(bytes, address + 4);
        if (destructors !== null) destructors.push(_free, address);
        return address;
      },
      argPackAdvance: 8,
      readValueFromPointer: simpleReadValueFromPointer,
      destructorFunction: function (address) {
        _free(address);
      },
    });
  },
});
