// SPDX-License-Identifier: Apache-2.0
/// Workbooks made of hand-written XML, with what programs write and libraries do not.
#pragma once

#include "support/gdal_files.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::testing {

inline constexpr std::string_view kExcelSpace =
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
inline constexpr std::string_view kExcelRelations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An XLSX workbook before it is packed.
struct XlsxSource {
  struct Sheet {
    std::string name = "S";
    std::string xml = {};    ///< inside of <worksheet>
    std::string state = {};  ///< "hidden"; empty for a visible sheet
  };
  std::vector<Sheet> sheets = {};
  std::string texts = {};       ///< inside of <sst>
  std::string styles = {};      ///< inside of <styleSheet>
  std::string properties = {};  ///< the attributes of <workbookPr>
  std::string space{kExcelSpace};
  std::string relations{kExcelRelations};
};

inline void write_xlsx(const std::string& path, const XlsxSource& source) {
  std::filesystem::remove(path);
  const auto put = [&](const std::string& part, const std::string& xml) {
    write_packed("/vsizip/" + path + "/" + part, "<?xml version=\"1.0\"?>" + xml);
  };
  const std::string package = "http://schemas.openxmlformats.org/package/2006/";
  const auto relation = [&](std::string_view id, std::string_view kind, std::string_view target) {
    return fmt::format(R"(<Relationship Id="{}" Type="{}/{}" Target="{}"/>)", id, source.relations,
                       kind, target);
  };
  const auto relations = [&](const std::string& list) {
    return fmt::format(R"(<Relationships xmlns="{}relationships">{}</Relationships>)", package,
                       list);
  };
  std::string sheets;
  std::string parts = relation("t", "sharedStrings", "sharedStrings.xml") +
                      relation("s", "styles", "/xl/styles.xml");
  for (std::size_t k = 0; k < source.sheets.size(); ++k) {
    const XlsxSource::Sheet& sheet = source.sheets[k];
    const std::string state =
        sheet.state.empty() ? std::string() : fmt::format(R"( state="{}")", sheet.state);
    sheets +=
        fmt::format(R"(<sheet name="{}" sheetId="{}" r:id="r{}"{}/>)", sheet.name, k + 1, k, state);
    parts += relation(fmt::format("r{}", k), "worksheet", fmt::format("worksheets/{}.xml", k));
    put(fmt::format("xl/worksheets/{}.xml", k),
        fmt::format(R"(<worksheet xmlns="{}">{}</worksheet>)", source.space, sheet.xml));
  }
  put("[Content_Types].xml", fmt::format(R"(<Types xmlns="{}content-types"/>)", package));
  put("_rels/.rels", relations(relation("w", "officeDocument", "xl/workbook.xml")));
  put("xl/_rels/workbook.xml.rels", relations(parts));
  put("xl/workbook.xml",
      fmt::format(
          R"(<workbook xmlns="{}" xmlns:r="{}"><workbookPr {}/><sheets>{}</sheets></workbook>)",
          source.space, source.relations, source.properties, sheets));
  put("xl/sharedStrings.xml",
      fmt::format(R"(<sst xmlns="{}">{}</sst>)", source.space, source.texts));
  put("xl/styles.xml",
      fmt::format(R"(<styleSheet xmlns="{}">{}</styleSheet>)", source.space, source.styles));
}

/// An OpenDocument spreadsheet as one XML document; `tables` stand inside of it.
inline std::string ods_document(const std::string& tables, const std::string& styles = "",
                                std::string_view root = "office:document-content") {
  const std::string office = "urn:oasis:names:tc:opendocument:xmlns:";
  return fmt::format(
      R"(<?xml version="1.0"?><{0} xmlns:office="{1}office:1.0" xmlns:table="{1}table:1.0" )"
      R"(xmlns:text="{1}text:1.0" xmlns:style="{1}style:1.0" xmlns:calcext=)"
      R"("urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">)"
      R"(<office:automatic-styles>{2}</office:automatic-styles><office:body>)"
      R"(<office:spreadsheet>{3}</office:spreadsheet></office:body></{0}>)",
      root, office, styles, tables);
}

inline void write_ods(const std::string& path, const std::string& tables,
                      const std::string& styles = "") {
  std::filesystem::remove(path);
  write_packed("/vsizip/" + path + "/content.xml", ods_document(tables, styles));
}

}  // namespace carreau::testing
