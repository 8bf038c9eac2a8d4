// SPDX-License-Identifier: Apache-2.0
/// Any bytes as one part of a workbook that is whole otherwise: what is behind the checksums of an
/// archive and the sectors of an old file, which random bytes do not get past.
#include "base/error.hpp"
#include "files/workbook/workbook_reader.hpp"
#include "files/workbook/zip_archive.hpp"
#include "support/xls_source.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using carreau::testing::XlsBytes;
using Parts = std::vector<std::pair<std::string, std::string>>;

/// An archive of parts that are stored as they are.
std::string zip_of(const Parts& parts) {
  std::string files;
  std::string directory;
  for (const auto& [name, content] : parts) {
    const auto common = [&](XlsBytes& out) {
      out.u16(20).u16(0).u16(0).u32(0).u32(carreau::files::zip_checksum(content));
      out.u32(content.size()).u32(content.size()).u16(name.size()).u16(0);
    };
    XlsBytes entry;
    common(entry.u32(0x02014B50).u16(20));
    entry.u16(0).u16(0).u16(0).u32(0).u32(files.size()).raw(name);
    directory += entry.bytes();
    XlsBytes head;
    common(head.u32(0x04034B50));
    files += head.raw(name).raw(content).bytes();
  }
  XlsBytes end;
  end.u32(0x06054B50).u16(0).u16(0).u16(parts.size()).u16(parts.size());
  end.u32(directory.size()).u32(files.size()).u16(0);
  return files + directory + end.bytes();
}

/// A workbook of Excel in which `changed` replaces one of the parts.
std::string xlsx_with(std::size_t changed, std::string_view content) {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string space = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  const auto relation = [&](const std::string& id, const std::string& kind) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + office + "/" + kind + "\" Target=\"" + id +
           ".xml\"/>";
  };
  Parts parts{
      {"xl/sheet.xml", "<worksheet" + space +
                           "><sheetData><row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>45000.5</v></c>"
                           "</row></sheetData></worksheet>"},
      {"xl/texts.xml", "<sst" + space + "><si><t>word</t></si></sst>"},
      {"xl/styles.xml", "<styleSheet" + space +
                            "><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
                            "</styleSheet>"},
      {"xl/workbook.xml", "<workbook" + space + " xmlns:r=\"" + office +
                              "\"><sheets><sheet name=\"S\" r:id=\"sheet\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", "<Relationships>" + relation("sheet", "worksheet") +
                                         relation("texts", "sharedStrings") +
                                         relation("styles", "styles") + "</Relationships>"}};
  parts[changed % parts.size()].second = std::string(content);
  return zip_of(parts);
}

}  // namespace

/// The first byte says which part the others are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kExcelParts = 5;
  constexpr std::size_t kMostBytes = 60'000;
  if (size == 0 || size > kMostBytes) return 0;
  const std::size_t part = data[0] % (kExcelParts + 2);
  const std::string content(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::string book;
  if (part < kExcelParts) book = xlsx_with(part, content);
  else if (part == kExcelParts) book = zip_of({{"content.xml", content}});
  else book = carreau::testing::compound_file(content);
  try {
    for (const carreau::files::Sheet& sheet :
         carreau::files::read_workbook(book, "input", "xlsx").sheets) {
      for (const carreau::files::Sheet::Cell& cell : sheet.cells()) (void)sheet.text(cell);
    }
  } catch (const carreau::Error&) {  // refused, as it should be
  }
  return 0;
}
