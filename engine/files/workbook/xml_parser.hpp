// SPDX-License-Identifier: Apache-2.0
/// XML as a stream of events, as the parts of workbooks need it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace carreau::files {

/// The vocabulary that a name belongs to. Prefixes such as "x:" differ between programs, so names
/// are told apart by what their prefix stands for.
enum class XmlSpace : std::uint8_t {
  none,      ///< no prefix: the attributes of Excel
  sheet,     ///< Excel's elements, in the transitional or strict form
  relation,  ///< "r:id" of Excel
  office,    ///< OpenDocument
  table,
  text,
  style,
  calc,   ///< additions of LibreOffice
  other,  ///< anything else, to be passed over
};

struct XmlName {
  XmlSpace space = XmlSpace::none;
  std::string_view local;

  [[nodiscard]] bool is(XmlSpace wanted, std::string_view name) const {
    return space == wanted && local == name;
  }
};

/// The attributes of an element, valid during the call only.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  [[nodiscard]] std::optional<std::string_view> get(XmlSpace space, std::string_view name) const;
  /// An attribute without a prefix.
  [[nodiscard]] std::optional<std::string_view> get(std::string_view name) const {
    return get(XmlSpace::none, name);
  }
  /// Whether it is "1" or "true".
  [[nodiscard]] bool is_set(std::string_view name) const;
  /// A whole number of at most nine digits; nothing where there is none.
  [[nodiscard]] std::optional<std::uint32_t> number(XmlSpace space, std::string_view name) const;

 private:
  const char** pairs_;  ///< name, value, name, value, …, null
};

/// What a reader does with the events. It may throw.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(const XmlName& name, const XmlAttributes& attributes) = 0;
  virtual void end(const XmlName& name) = 0;
  virtual void characters(std::string_view text) = 0;
};

/// Parses one document. Refuses declarations of document types, hence entities of its own and the
/// "bombs" made of them, and elements that are nested deeper than any spreadsheet nests them.
class XmlParser {
 public:
  /// `part` of `file` names the document in errors. The handler must outlive the parser.
  XmlParser(XmlHandler& handler, std::string file, std::string part);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  /// Throws IoError where the text is not XML, and whatever the handler throws.
  void feed(std::string_view piece);
  /// Throws IoError where the document is incomplete.
  void finish();

 private:
  struct State;
  void parse(std::string_view piece, bool is_last);

  std::unique_ptr<State> state_;
};

class ZipArchive;
/// Parses a part of a workbook from its beginning to its end.
void parse_part(ZipArchive& archive, const std::string& part, XmlHandler& handler);

}  // namespace carreau::files
