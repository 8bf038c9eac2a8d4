// SPDX-License-Identifier: Apache-2.0
/// Old workbooks of Excel made byte by byte, because no library at hand writes them.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::testing {

/// Bytes with the lowest first.
class XlsBytes {
 public:
  XlsBytes& u8(std::uint64_t value) { return put(value, 1); }
  XlsBytes& u16(std::uint64_t value) { return put(value, 2); }
  XlsBytes& u32(std::uint64_t value) { return put(value, 4); }
  XlsBytes& real(double value) { return put(std::bit_cast<std::uint64_t>(value), 8); }
  /// Characters of one byte, after the size in one or two bytes and flags.
  XlsBytes& text(std::string_view latin1, int size_bytes = 2) {
    put(latin1.size(), size_bytes);
    u8(0);
    bytes_ += latin1;
    return *this;
  }
  /// Characters of two bytes.
  XlsBytes& wide(std::u16string_view text, int size_bytes = 2) {
    put(text.size(), size_bytes);
    u8(1);
    for (const char16_t c : text) u16(c);
    return *this;
  }
  XlsBytes& raw(std::string_view bytes) {
    bytes_ += bytes;
    return *this;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  XlsBytes& put(std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i)
      bytes_ += static_cast<char>(value >> (8U * static_cast<unsigned>(i)));
    return *this;
  }
  std::string bytes_;
};

inline std::string xls_record(std::uint64_t kind, const XlsBytes& body) {
  return XlsBytes().u16(kind).u16(body.bytes().size()).raw(body.bytes()).bytes();
}

/// A compound file that holds one stream of at most 60,000 bytes, which is padded to 4096.
inline std::string compound_file(std::string stream, std::string_view name = "Workbook") {
  constexpr std::size_t kSector = 512;
  constexpr std::uint32_t kEnd = 0xFFFFFFFE;
  constexpr std::uint32_t kTable = 0xFFFFFFFD;
  constexpr std::uint32_t kFree = 0xFFFFFFFF;
  if (stream.size() < 4096) stream.resize(4096);
  const std::size_t size = stream.size();
  const std::size_t sectors = (size + kSector - 1) / kSector;
  stream.resize(sectors * kSector);
  XlsBytes head;
  head.raw("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").raw(std::string(16, '\0')).u16(0x3E).u16(3);
  head.u16(0xFFFE).u16(9).u16(6).raw(std::string(6, '\0')).u32(0).u32(1).u32(1).u32(0).u32(4096);
  head.u32(kEnd).u32(0).u32(kEnd).u32(0).u32(0);
  for (int k = 1; k < 109; ++k) head.u32(kFree);
  XlsBytes table;
  table.u32(kTable).u32(kEnd);
  for (std::size_t k = 0; k < sectors; ++k) table.u32(k + 1 == sectors ? kEnd : k + 3);
  while (table.bytes().size() < kSector) table.u32(kFree);
  const auto entry = [&](std::string_view entry_name, int type, std::uint64_t start,
                         std::uint64_t length) {
    XlsBytes bytes;
    for (const char c : entry_name) bytes.u16(static_cast<unsigned char>(c));
    bytes.raw(std::string(64 - bytes.bytes().size(), '\0')).u16(2 * entry_name.size() + 2);
    bytes.u8(static_cast<std::uint64_t>(type)).u8(1).raw(std::string(48, '\0'));
    return bytes.u32(start).u32(length).u32(0).bytes();
  };
  std::string directory = entry("Root Entry", 5, kEnd, 0) + entry(name, 2, 2, size);
  directory.resize(kSector);
  return head.bytes() + table.bytes() + directory + stream;
}

/// The stream of a workbook; each sheet is given by its name, its state and its records.
struct XlsSheetSource {
  std::string name;
  int state = 0;
  std::string records;
};

inline std::string xls_begin(std::uint64_t type) {
  return xls_record(0x809, XlsBytes().u16(0x0600).u16(type).raw(std::string(12, '\0')));
}

inline std::string xls_stream(const std::string& globals,
                              const std::vector<XlsSheetSource>& sheets) {
  const std::string end = xls_record(0x0A, XlsBytes());
  const auto list = [&](const std::vector<std::size_t>& places) {
    std::string records;
    for (std::size_t k = 0; k < sheets.size(); ++k) {
      const auto state = static_cast<std::uint64_t>(sheets[k].state);
      records +=
          xls_record(0x85, XlsBytes().u32(places[k]).u8(state).u8(0).text(sheets[k].name, 1));
    }
    return records;
  };
  std::vector<std::size_t> places(sheets.size(), 0);
  std::string stream = xls_begin(5) + globals + list(places) + end;
  std::string rest;
  for (std::size_t k = 0; k < sheets.size(); ++k) {
    places[k] = stream.size() + rest.size();
    rest += xls_begin(0x10) + sheets[k].records + end;
  }
  return xls_begin(5) + globals + list(places) + end + rest;
}

}  // namespace carreau::testing
