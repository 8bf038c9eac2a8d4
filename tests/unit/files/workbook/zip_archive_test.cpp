// SPDX-License-Identifier: Apache-2.0
/// Archives that are damaged, locked, or made to fill the memory.
#include "files/workbook/zip_archive.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/program.hpp"
#include "support/sheets.hpp"
#include "support/temp_folder.hpp"
#include "support/workbooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::files {
namespace {

using testing::cells_of;
using testing::codes_thrown_by;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::read_workbook_file;
using testing::TempFolder;
using testing::write_packed;

TEST(ZipArchives, NamesAreComparedAsProgramsWriteThem) {
  const TempFolder folder;
  write_packed("/vsizip/" + (folder / "a.zip") + "/XL\\SharedStrings.xml", "text");
  const std::string bytes = folder.read("a.zip");
  ZipArchive archive(bytes, "a.zip");
  EXPECT_TRUE(archive.has("xl/sharedStrings.xml"));
  EXPECT_EQ(archive.read_whole("xl/sharedStrings.xml"), "text");
  EXPECT_FALSE(archive.has("xl/styles.xml"));
}

TEST(ZipArchives, AFlippedBitNeverChangesWhatIsRead) {
  const TempFolder folder;
  const std::string path = folder / "book.xlsx";
  testing::write_xlsx(path,
                      {.sheets = {{.xml = "<sheetData><row><c><v>1234.5</v></c><c t=\"s\"><v>0"
                                          "</v></c><c><v>77</v></c></row></sheetData>"}},
                       .texts = "<si><t>Chorale</t></si>"});
  const std::string whole = folder.read("book.xlsx");
  const auto cells = cells_of(read_workbook_file(path).sheets.at(0));
  int refused = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string flipped = whole;
    flipped[i] = static_cast<char>(flipped[i] ^ (1 << (i % 8)));
    try {
      const Workbook book = read_workbook(flipped, "book.xlsx", "xlsx");
      // Flips of dates of files, and of parts that are not read, change nothing.
      ASSERT_EQ(book.sheets.size(), 1U) << i;
      EXPECT_EQ(cells_of(book.sheets[0]), cells) << i;
    } catch (const Error&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, static_cast<int>(whole.size() / 4));
}

TEST(ZipArchives, AWrongChecksumIsNamedBeforeWhatItLeadsTo) {
  const TempFolder folder;
  const std::string path = folder / "book.ods";
  testing::write_ods(path, "<table:table/>");
  std::string bytes = folder.read("book.ods");
  // The text of the part begins behind the header of 30 bytes and the name.
  const std::size_t text = 30 + std::string("content.xml").size() + 40;
  bytes[text] = static_cast<char>(bytes[text] ^ 4);
  EXPECT_THAT(codes_thrown_by([&] { (void)read_workbook(bytes, "book.ods", "ods"); }),
              ElementsAre("workbook_part_damaged", "save_again"));
}

TEST(ZipArchives, ABombIsRefusedBeforeItFillsTheMemory) {
  const TempFolder folder;
  const std::string path = folder / "bomb.ods";
  write_packed("/vsizip/" + path + "/content.xml", std::string(std::size_t{80} << 20U, ' '));
  EXPECT_LT(folder.read("bomb.ods").size(), 200'000U);
  EXPECT_THAT(codes_thrown_by([&] { (void)read_workbook_file(path); }),
              ElementsAre("workbook_part_huge", "save_again_or_refuse"));
}

TEST(ZipArchives, PartsThatAreNoBombsMustNotBeOneTogether) {
  const TempFolder folder;
  const std::string path = folder / "book.xlsx";
  // Too few megabytes for one part to be suspect.
  const std::string spaces(std::size_t{40} << 20U, ' ');
  const auto codes = [&](std::size_t count) {
    testing::XlsxSource source;
    source.sheets.assign(count, {.xml = "<sheetData/>" + spaces});
    testing::write_xlsx(path, source);
    return codes_thrown_by([&] { (void)read_workbook_file(path); });
  };
  EXPECT_THAT(codes(1), ElementsAre());
  EXPECT_THAT(codes(2), ElementsAre("workbook_part_huge", "save_again_or_refuse"));
}

TEST(ZipArchives, ALockedPartIsRefused) {
  const TempFolder folder;
  (void)folder.write("content.xml", testing::ods_document(""));
  const auto zip = testing::run_program(
      "/usr/bin/zip", {"-q", "-P", "secret", "book.ods", "content.xml"}, folder.path());
  ASSERT_EQ(zip.exit_code, 0) << zip.err;
  EXPECT_THAT(codes_thrown_by([&] { (void)read_workbook_file(folder / "book.ods"); }),
              ElementsAre("workbook_locked", "save_unlocked"));
}

TEST(ZipArchives, ABombOfEntitiesAndADeepDocumentAreRefused) {
  const TempFolder folder;
  const auto codes = [&](const std::string& xml) {
    const std::string path = folder.write("book.fods", xml);
    return codes_thrown_by([&] { (void)read_workbook_file(path); });
  };
  std::string bomb = "<!DOCTYPE a [<!ENTITY a0 \"ha\">";
  for (int k = 1; k < 30; ++k) {
    bomb += "<!ENTITY a" + std::to_string(k) + " \"&a" + std::to_string(k - 1) + ";&a" +
            std::to_string(k - 1) + ";\">";
  }
  bomb += "]>";
  std::string document = testing::ods_document("&a29;", "", "office:document");
  document.insert(document.find("?>") + 2, bomb);
  EXPECT_THAT(codes(document), ElementsAre("xml_declares_type", "save_again"));
  std::string deep;
  for (int k = 0; k < 100'000; ++k) deep += "<table:table>";
  EXPECT_THAT(codes(testing::ods_document(deep, "", "office:document")),
              ElementsAre("xml_too_deep", "save_again"));
  EXPECT_THAT(codes(testing::ods_document("<table:table>", "", "office:document")),
              ElementsAre("xml_error", "save_again"));
}

TEST(Workbooks, OtherContentUnderTheirNameIsNamed) {
  const auto codes = [](const std::string& bytes) {
    return codes_thrown_by([&] { (void)read_workbook(bytes, "book.xls", "xls"); });
  };
  EXPECT_THAT(codes("<html><table><tr><td>1</td></tr></table></html>"),
              ElementsAre("not_a_workbook", "content_html", "save_from_spreadsheet"));
  EXPECT_THAT(codes("a;b\n1;\xE9\n"), ElementsAre("not_a_workbook", "content_text", "name_it_csv"));
  EXPECT_THAT(codes("<?xml version=\"1.0\"?><Workbook "
                    "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"),
              ElementsAre("not_a_workbook", "content_xml_2003", "save_from_spreadsheet"));
  EXPECT_THAT(codes(std::string("\0\1\2", 3)),
              ElementsAre("not_a_workbook", "content_unknown", "save_from_spreadsheet"));
  const TempFolder folder;
  write_packed("/vsizip/" + (folder / "a.zip") + "/letter.txt", "text");
  EXPECT_THAT(codes(folder.read("a.zip")),
              ElementsAre("not_a_workbook", "content_archive", "save_from_spreadsheet"));
  EXPECT_THAT(codes(folder.read("a.zip").substr(0, 40)),
              ElementsAre("workbook_damaged", "save_again"));
}

}  // namespace
}  // namespace carreau::files
