// SPDX-License-Identifier: Apache-2.0
/// What the sheets of an XLSX workbook share: their list, texts, styles and epoch.
#pragma once

#include "files/workbook/cell_text.hpp"
#include "files/workbook/xml_parser.hpp"
#include "files/workbook/zip_archive.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::files {

/// A text made of runs with fonts of their own; without the readings of East Asian characters.
class RichText {
 public:
  void clear() { text_.clear(); }
  void start(std::string_view element);
  void end(std::string_view element);
  void characters(std::string_view text) {
    if (is_in_text_ && readings_ == 0) text_ += text;
  }
  /// With characters that Excel wrote as "_x000D_" in their place.
  [[nodiscard]] std::string text() const;

 private:
  std::string text_;
  bool is_in_text_ = false;
  int readings_ = 0;
};

/// "_x000D_" is how Excel writes characters that XML cannot hold.
[[nodiscard]] std::string unescaped(std::string_view text);

/// Whether the element belongs to Excel; some programs leave its vocabulary out.
[[nodiscard]] constexpr bool is_excel(const XmlName& name) {
  return name.space == XmlSpace::sheet || name.space == XmlSpace::none;
}

struct XlsxBook {
  struct SheetPart {
    std::string name;
    bool is_hidden = false;
    std::string part;  ///< its name in the archive
  };
  std::vector<SheetPart> sheets;  ///< without sheets that hold only a chart
  DateEpoch epoch = DateEpoch::year_1900;
  std::vector<std::string> texts;
  std::vector<NumberStyle> styles;  ///< one for each style that cells refer to

  [[nodiscard]] NumberStyle style(std::size_t number) const {
    return number < styles.size() ? styles[number] : NumberStyle::plain;
  }
};

/// Throws IoError where a part is missing or damaged, and for a binary workbook (.xlsb).
[[nodiscard]] XlsxBook read_xlsx_book(ZipArchive& archive);

}  // namespace carreau::files
