// SPDX-License-Identifier: Apache-2.0
/// The records that the stream of an old .xls is made of (BIFF8).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::files {

/// A record with its continuations, read from its beginning to its end. Reading beyond the end
/// throws IoError.
class XlsRecord {
 public:
  XlsRecord(std::uint16_t kind, std::string_view first, const std::string& file)
      : kind_(kind), file_(&file), parts_{first} {}
  void add_part(std::string_view part) { parts_.push_back(part); }

  [[nodiscard]] std::uint16_t kind() const { return kind_; }
  /// The bytes that are left in the first part, for records without continuations.
  [[nodiscard]] std::size_t left() const { return parts_.front().size() - at_; }

  std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
  std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
  std::uint32_t u32() { return number(4); }
  double real();
  void skip(std::size_t count);
  /// A text of `count` characters with its flags before it, as UTF-8. It may have fonts and
  /// readings behind it, which are passed over.
  std::string text(std::size_t count);

 private:
  [[noreturn]] void fail() const;
  std::uint32_t number(std::size_t size);
  std::string_view take(std::size_t most);
  std::string characters(std::size_t count, bool is_wide);

  std::uint16_t kind_;
  const std::string* file_;
  std::vector<std::string_view> parts_;
  std::size_t part_ = 0;
  std::size_t at_ = 0;
};

/// The records of a stream, one after the other.
class XlsRecords {
 public:
  /// Both must outlive the object.
  XlsRecords(std::string_view stream, const std::string& file) : stream_(stream), file_(file) {}

  void seek(std::size_t at) { at_ = at; }
  [[nodiscard]] bool at_end() const { return at_ + 4 > stream_.size(); }
  /// Where the next record begins.
  [[nodiscard]] std::size_t place() const { return at_; }
  /// The next record together with its continuations. Throws IoError where the stream is cut.
  XlsRecord next();

 private:
  std::string_view body(std::uint16_t& kind);

  std::string_view stream_;
  const std::string& file_;
  std::size_t at_ = 0;
};

}  // namespace carreau::files
