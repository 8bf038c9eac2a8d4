// SPDX-License-Identifier: Apache-2.0
#include "files/workbook/xlsx_book.hpp"

#include "base/error.hpp"

#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace carreau::files {

namespace {

/// The value of "_x000D_" at the beginning of a text; nothing where it begins in another way.
std::optional<std::uint32_t> escaped_character(std::string_view text) {
  constexpr std::size_t kSize = 7;
  if (text.size() < kSize || !text.starts_with("_x") || text[kSize - 1] != '_') return std::nullopt;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + kSize - 1, value, 16);
  const bool is_read = error == std::errc{} && end == text.data() + kSize - 1;
  // Halves of a surrogate pair have no meaning alone.
  return is_read && (value < 0xD800 || value > 0xDFFF) ? std::optional(value) : std::nullopt;
}

void append_utf8(std::uint32_t character, std::string& text) {
  if (character < 0x80) {
    text += static_cast<char>(character);
  } else if (character < 0x800) {
    text += static_cast<char>(0xC0U | (character >> 6U));
    text += static_cast<char>(0x80U | (character & 0x3FU));
  } else {
    text += static_cast<char>(0xE0U | (character >> 12U));
    text += static_cast<char>(0x80U | ((character >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (character & 0x3FU));
  }
}

/// A part that another part refers to.
struct Relation {
  std::string kind;    ///< the last word of its type: "worksheet", "styles"
  std::string target;  ///< its name in the archive
};

/// "xl/worksheets/sheet1.xml" for "worksheets/sheet1.xml" named by a part of the folder "xl/".
std::string resolved(std::string_view folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string base(folder);
  for (; target.starts_with("../"); target.remove_prefix(3)) {
    if (!base.empty()) base.pop_back();
    base.erase(base.rfind('/') == std::string::npos ? 0 : base.rfind('/') + 1);
  }
  if (target.starts_with("./")) target.remove_prefix(2);
  return base + std::string(target);
}

std::string folder_of_part(std::string_view part) {
  return std::string(part.substr(0, part.rfind('/') + 1));
}

class RelationReader final : public XmlHandler {
 public:
  explicit RelationReader(std::string folder) : folder_(std::move(folder)) {}

  void start(const XmlName& name, const XmlAttributes& attributes) override {
    if (name.local != "Relationship") return;
    const auto id = attributes.get("Id");
    const auto type = attributes.get("Type");
    const auto target = attributes.get("Target");
    if (!id || !type || !target || attributes.get("TargetMode") == "External") return;
    relations_[std::string(*id)] = {std::string(type->substr(type->rfind('/') + 1)),
                                    resolved(folder_, *target)};
  }
  void end(const XmlName&) override {}
  void characters(std::string_view) override {}
  std::map<std::string, Relation> take() { return std::move(relations_); }

 private:
  std::string folder_;
  std::map<std::string, Relation> relations_;
};

/// The relations of a part, by their ids; none where the archive lists none.
std::map<std::string, Relation> relations_of(ZipArchive& archive, const std::string& part) {
  const std::string folder = folder_of_part(part);
  const std::string list = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  RelationReader reader(folder);
  if (archive.has(list)) parse_part(archive, list, reader);
  return reader.take();
}

/// The name of the part of that kind; empty where there is none.
std::string part_of_kind(const std::map<std::string, Relation>& relations, std::string_view kind) {
  for (const auto& [id, relation] : relations) {
    if (relation.kind == kind) return relation.target;
  }
  return {};
}

/// The list of sheets, with ids in place of parts, and the epoch.
class BookReader final : public XmlHandler {
 public:
  BookReader(XlsxBook& book, const std::map<std::string, Relation>& relations, std::string file)
      : book_(book), relations_(relations), file_(std::move(file)) {}

  void start(const XmlName& name, const XmlAttributes& attributes) override {
    if (!is_excel(name)) return;
    if (name.local == "workbookPr" && attributes.is_set("date1904")) {
      book_.epoch = DateEpoch::year_1904;
    }
    if (name.local != "sheet") return;
    const auto found =
        relations_.find(std::string(attributes.get(XmlSpace::relation, "id").value_or("")));
    const std::string title(attributes.get("name").value_or(""));
    if (found == relations_.end()) {
      throw IoError(file_, Message{"workbook_part_missing", {{"part", title}}},
                    Message{"save_again"});
    }
    // Sheets of charts, dialogues and old macros hold no cells.
    if (found->second.kind != "worksheet") return;
    const auto state = attributes.get("state").value_or("");
    book_.sheets.push_back(
        {title, state == "hidden" || state == "veryHidden", found->second.target});
  }
  void end(const XmlName&) override {}
  void characters(std::string_view) override {}

 private:
  XlsxBook& book_;
  const std::map<std::string, Relation>& relations_;
  std::string file_;
};

class StyleReader final : public XmlHandler {
 public:
  explicit StyleReader(std::vector<NumberStyle>& styles) : styles_(styles) {}

  void start(const XmlName& name, const XmlAttributes& attributes) override {
    if (!is_excel(name)) return;
    if (name.local == "cellXfs") is_in_cells_ = true;
    const auto id = attributes.number(XmlSpace::none, "numFmtId");
    if (name.local == "numFmt" && id) {
      own_[*id] = style_of_format(attributes.get("formatCode").value_or(""));
    }
    if (name.local != "xf" || !is_in_cells_) return;
    const auto own = own_.find(id.value_or(0));
    styles_.push_back(own == own_.end() ? style_of_builtin_format(id.value_or(0)) : own->second);
  }
  void end(const XmlName& name) override {
    if (is_excel(name) && name.local == "cellXfs") is_in_cells_ = false;
  }
  void characters(std::string_view) override {}

 private:
  std::vector<NumberStyle>& styles_;
  std::map<std::uint32_t, NumberStyle> own_;
  bool is_in_cells_ = false;  ///< "xf" also stands in the list of named styles
};

class SharedTextReader final : public XmlHandler {
 public:
  explicit SharedTextReader(std::vector<std::string>& texts) : texts_(texts) {}

  void start(const XmlName& name, const XmlAttributes&) override {
    if (!is_excel(name)) return;
    if (name.local == "si") current_.clear();
    current_.start(name.local);
  }
  void end(const XmlName& name) override {
    if (!is_excel(name)) return;
    current_.end(name.local);
    if (name.local == "si") texts_.push_back(current_.text());
  }
  void characters(std::string_view text) override { current_.characters(text); }

 private:
  std::vector<std::string>& texts_;
  RichText current_;
};

}  // namespace

void RichText::start(std::string_view element) {
  if (element == "t") is_in_text_ = true;
  if (element == "rPh") ++readings_;
}

void RichText::end(std::string_view element) {
  if (element == "t") is_in_text_ = false;
  if (element == "rPh") --readings_;
}

std::string RichText::text() const { return unescaped(text_); }

std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto character = text[i] == '_' ? escaped_character(text.substr(i)) : std::nullopt;
    if (!character) {
      plain += text[i];
      continue;
    }
    append_utf8(*character, plain);
    i += 6;
  }
  return plain;
}

XlsxBook read_xlsx_book(ZipArchive& archive) {
  std::string main = part_of_kind(relations_of(archive, ""), "officeDocument");
  if (main.empty()) main = "xl/workbook.xml";
  if (main.ends_with(".bin")) {
    throw IoError(archive.file(), Message{"workbook_binary"}, Message{"save_as_new"});
  }
  XlsxBook book;
  const auto relations = relations_of(archive, main);
  BookReader reader(book, relations, archive.file());
  parse_part(archive, main, reader);
  const std::string styles = part_of_kind(relations, "styles");
  StyleReader style_reader(book.styles);
  if (!styles.empty()) parse_part(archive, styles, style_reader);
  const std::string texts = part_of_kind(relations, "sharedStrings");
  SharedTextReader text_reader(book.texts);
  // Several programs name the part of texts although they wrote none.
  if (!texts.empty() && archive.has(texts)) parse_part(archive, texts, text_reader);
  return book;
}

}  // namespace carreau::files
