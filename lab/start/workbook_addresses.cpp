// SPDX-License-Identifier: Apache-2.0
/// What the start server answers about workbooks of actions: docs/serve.md.
#include "lab/request_error.hpp"
#include "lab/start/raw_tables.hpp"
#include "lab/start/start_handlers.hpp"
#include "lab/start/workbook_answers.hpp"
#include "report/words.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

namespace carreau::lab {

namespace {

namespace fs = std::filesystem;
using httplib::Request;
using httplib::Response;

/// Of the files of a report those that a browser shows; it saves the others.
const char* type_of(const fs::path& file) {
  const std::string ending = file.extension().string();
  if (ending == ".html") return "text/html; charset=utf-8";
  return ending == ".json" ? kJson : "application/octet-stream";
}

}  // namespace

void StartServer::Impl::add_workbook() {
  get("/api/start/workbook\\.json", [this](const Request&, Response& answer) {
    set_json(answer, workbook_answer(workbook.read(watch()), workbook));
  });
  get("/api/start/rows\\.json", [this](const Request& request, Response& answer) {
    // At most 15 digits: a whole number that fits.
    static const std::regex number("\\d{1,15}");
    const std::string file = request.get_param_value("file");
    if (!std::regex_match(file, number)) {
      throw RequestError(404, "unknown_file", Message{"no_file_in_project"});
    }
    set_json(answer, raw_tables_answer(raw_tables(project.declared(std::stoll(file))), workbook));
  });
  post("/api/start/workbook", [this](const Request&, const Json& json, Response& answer) {
    const ReadWorkbook read = workbook.change(parse_changes(json), watch());
    set_json(answer, workbook_answer(read, workbook));
  });
  post("/api/start/report", [this](const Request& request, const Json&, Response& answer) {
    const report::Words w(report::parse_language(request.get_param_value("lang")));
    const std::string folder = workbook.write_report(w.language(), watch());
    // A page of its own sends no header: the key stands in its address.
    set_json(answer, {{"folder", folder}, {"address", "report/" + key + "/rapport.html"}});
  });
  http.Get("/report/([0-9a-f]{32})/(.+)", [this](const Request& request, Response& answer) {
    const bool is_known = is_own(request, *names, answer) && request.matches[1].str() == key;
    if (!is_known) return;
    const OpenFolder report((fs::path(project.folder()) / "rapport").string());
    const std::string path = report.resolve(request.matches[2].str());
    std::ifstream stream(path, std::ios::binary);
    // The page declares a stricter policy itself.
    answer.headers.erase("Content-Security-Policy");
    answer.set_header("Cache-Control", "no-store");
    answer.set_content({std::istreambuf_iterator<char>(stream), {}}, type_of(path));
  });
}

}  // namespace carreau::lab
