// SPDX-License-Identifier: Apache-2.0
#include "files/workbook/xls_records.hpp"

#include "base/error.hpp"
#include "files/workbook/compound_file.hpp"

#include <algorithm>
#include <bit>

namespace carreau::files {

namespace {

constexpr std::uint16_t kContinue = 0x3C;

[[noreturn]] void fail_cut(const std::string& file) {
  throw IoError(file, Message{"workbook_part_damaged", {{"part", "Workbook"}}},
                Message{"save_again"});
}

/// Appends characters of UTF-16; a half of a pair without the other is left out.
std::string utf8_of(std::u16string_view characters) {
  std::string text;
  const auto add = [&](std::uint32_t bits) { text += static_cast<char>(bits); };
  for (std::size_t i = 0; i < characters.size(); ++i) {
    std::uint32_t c = characters[i];
    const bool is_first_half = c >= 0xD800 && c < 0xDC00 && i + 1 < characters.size();
    if (is_first_half && characters[i + 1] >= 0xDC00 && characters[i + 1] < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (characters[++i] - 0xDC00U);
    }
    if (c >= 0xD800 && c < 0xE000) continue;
    if (c < 0x80) {
      add(c);
      continue;
    }
    const int tail = c < 0x800 ? 1 : (c < 0x10000 ? 2 : 3);
    constexpr std::uint32_t kLead[] = {0, 0xC0, 0xE0, 0xF0};
    add(kLead[tail] | (c >> (6U * static_cast<unsigned>(tail))));
    for (int k = tail - 1; k >= 0; --k)
      add(0x80U | ((c >> (6U * static_cast<unsigned>(k))) & 0x3FU));
  }
  return text;
}

}  // namespace

void XlsRecord::fail() const { fail_cut(*file_); }

/// At most `most` bytes, but no more than the current part has left.
std::string_view XlsRecord::take(std::size_t most) {
  while (at_ == parts_[part_].size()) {
    if (part_ + 1 == parts_.size()) fail();
    ++part_;
    at_ = 0;
  }
  const std::string_view taken = parts_[part_].substr(at_, most);
  at_ += taken.size();
  return taken;
}

std::uint32_t XlsRecord::number(std::size_t size) {
  std::string bytes;
  while (bytes.size() < size) bytes += take(size - bytes.size());
  return little_endian(bytes, 0, size);
}

double XlsRecord::real() {
  const std::uint64_t low = number(4);
  return std::bit_cast<double>(low | (std::uint64_t{number(4)} << 32U));
}

void XlsRecord::skip(std::size_t count) {
  while (count > 0) count -= take(count).size();
}

std::string XlsRecord::text(std::size_t count) {
  constexpr unsigned kWide = 1;
  constexpr unsigned kReadings = 4;
  constexpr unsigned kFonts = 8;
  const unsigned flags = u8();
  const std::size_t fonts = (flags & kFonts) != 0 ? u16() : 0U;
  const std::size_t readings = (flags & kReadings) != 0 ? u32() : 0U;
  std::string text = characters(count, (flags & kWide) != 0);
  skip(fonts * 4 + readings);
  return text;
}

std::string XlsRecord::characters(std::size_t count, bool is_wide) {
  std::u16string wide;
  while (wide.size() < count) {
    // A continuation in the middle of a text begins with flags of its own.
    if (at_ == parts_[part_].size()) is_wide = (static_cast<unsigned char>(take(1)[0]) & 1U) != 0;
    const std::size_t size = is_wide ? 2 : 1;
    const std::string_view bytes = take((count - wide.size()) * size);
    if (bytes.size() < size) fail();
    for (std::size_t i = 0; i + size <= bytes.size(); i += size) {
      wide += static_cast<char16_t>(little_endian(bytes, i, size));
    }
  }
  return utf8_of(wide);
}

std::string_view XlsRecords::body(std::uint16_t& kind) {
  kind = static_cast<std::uint16_t>(little_endian(stream_, at_, 2));
  const std::size_t size = little_endian(stream_, at_ + 2, 2);
  at_ += 4;
  if (at_ + size > stream_.size()) fail_cut(file_);
  const std::string_view bytes = stream_.substr(at_, size);
  at_ += size;
  return bytes;
}

XlsRecord XlsRecords::next() {
  if (at_end()) fail_cut(file_);
  std::uint16_t kind = 0;
  const std::string_view first = body(kind);
  XlsRecord record(kind, first, file_);
  while (!at_end() && little_endian(stream_, at_, 2) == kContinue) record.add_part(body(kind));
  return record;
}

}  // namespace carreau::files
