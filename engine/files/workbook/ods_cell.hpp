// SPDX-License-Identifier: Apache-2.0
/// One cell of an OpenDocument sheet, from its attributes and paragraphs.
#pragma once

#include "files/workbook/cell_text.hpp"
#include "files/workbook/xml_parser.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace carreau::files {

/// Collects what stands in a cell. Comments and drawings in it are no part of its text.
class OdsCell {
 public:
  /// Begins a cell with the attributes of its element.
  void begin(const XmlAttributes& attributes);
  /// Elements inside of the cell.
  void start(const XmlName& name, const XmlAttributes& attributes);
  void end(const XmlName& name);
  void characters(std::string_view text);

  [[nodiscard]] CellText text() const;
  [[nodiscard]] std::uint32_t repeated() const { return repeated_; }
  [[nodiscard]] std::uint32_t spanned_columns() const { return spanned_columns_; }
  [[nodiscard]] std::uint32_t spanned_rows() const { return spanned_rows_; }

 private:
  [[nodiscard]] CellText typed_text() const;

  int depth_ = 0;  ///< of the current element below the cell
  bool is_in_paragraph_ = false;
  bool has_paragraph_ = false;
  std::string shown_;  ///< the paragraphs, one a line
  std::string type_;   ///< "float", "date" …; empty where the cell has none
  std::string value_;  ///< the attribute that belongs to the type
  bool has_formula_ = false;
  bool is_error_ = false;
  std::uint32_t repeated_ = 1;
  std::uint32_t spanned_columns_ = 1;
  std::uint32_t spanned_rows_ = 1;
};

}  // namespace carreau::files
