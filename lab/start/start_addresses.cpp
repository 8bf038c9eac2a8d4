// SPDX-License-Identifier: Apache-2.0
/// What the start server answers under each address: docs/serve.md.
#include "lab/request_error.hpp"
#include "lab/start/start_answers.hpp"
#include "lab/start/start_handlers.hpp"
#include "lab/web_assets.hpp"
#include "results/sample_writer.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <system_error>
#include <thread>
#include <utility>

namespace carreau::lab {

namespace {

namespace fs = std::filesystem;
using httplib::Request;
using httplib::Response;

std::string text_member(const Json& json, const char* name) {
  if (json.contains(name) && json[name].is_string()) return json[name].get<std::string>();
  throw RequestError(400, "malformed_request", Message{"member_not_text", {{"member", name}}});
}

std::int64_t id_of(const Request& request) { return std::stoll(request.matches[1].str()); }

}  // namespace

bool StartServer::Impl::is_of_page(const Request& request, Response& answer) const {
  if (!is_own(request, *names, answer)) return false;
  if (request.get_header_value("X-Carreau-Key") == key) return true;
  answer_error(answer, std::make_exception_ptr(
                           RequestError(403, "wrong_key", Message{"start_without_key"})));
  return false;
}

void StartServer::Impl::get(const std::string& pattern, Handler handler) {
  http.Get(pattern, [this, handler = std::move(handler)](const Request& q, Response& a) {
    const RequestInHand stopped_with_server(in_hand);
    a.set_header("Cache-Control", "no-store");
    if (is_of_page(q, a)) handler(q, a);
  });
}

void StartServer::Impl::post_body(const std::string& pattern, BodyHandler handler) {
  http.Post(pattern, [this, handler = std::move(handler)](const Request& q, Response& a,
                                                          const httplib::ContentReader& reader) {
    const RequestInHand stopped_with_server(in_hand);
    a.set_header("Cache-Control", "no-store");
    const SentBody body{q, reader};
    if (is_of_page(q, a)) handler(body, a);
    else drain(body);
  });
}

void StartServer::Impl::post(const std::string& pattern, JsonHandler handler) {
  post_body(pattern, [handler = std::move(handler)](const SentBody& body, Response& a) {
    handler(body.request, parse_object(read_text(body)), a);
  });
}

void StartServer::Impl::set_project(const Request& request, Response& answer) {
  set_json(answer, project_answer(project, opening, below, request.get_param_value("rule")));
}

void StartServer::Impl::add_assets() {
  for (const WebAsset& asset : start_assets()) {
    const auto hand_out = [this, &asset](const Request& request, Response& response) {
      if (!is_own(request, *names, response)) return;
      response.set_header("Cache-Control", kAskAgain);
      response.set_content(std::string(asset.text), std::string(asset.type));
    };
    http.Get(asset.name == "start.html" ? "/" : "/" + std::string(asset.name), hand_out);
  }
}

void StartServer::Impl::add_files() {
  get("/api/start/project\\.json",
      [this](const Request& request, Response& answer) { set_project(request, answer); });
  get("/api/start/folder\\.json", [this](const Request& request, Response& answer) {
    set_json(answer, folder_answer(below, request.get_param_value("place")));
  });
  post_body("/api/start/files", [this](const SentBody& body, Response& answer) {
    const std::string path = store_upload(body, body.request.get_param_value("name"), project);
    const std::lock_guard one_after_the_other(gathering);
    try {
      project.take_in(path, opening.progress());
    } catch (...) {  // nobody would know of a file that was not taken; any error is thrown again
      std::error_code ignored;
      fs::remove(path, ignored);
      throw;
    }
    set_project(body.request, answer);
  });
  post("/api/start/chosen", [this](const Request& request, const Json& json, Response& answer) {
    const std::lock_guard one_after_the_other(gathering);
    for (const std::string& path : below.files_at(text_member(json, "place"))) {
      project.take_in(path, opening.progress());
    }
    set_project(request, answer);
  });
  post("/api/start/repair", [this](const Request& request, const Json& json, Response& answer) {
    project.repair(is_set(json, "is_repairing"));
    set_project(request, answer);
  });
  // At most 15 digits: a whole number that fits.
  post("/api/start/files/(\\d{1,15})",
       [this](const Request& request, const Json& json, Response& answer) {
         if (is_set(json, "forget")) project.forget(id_of(request));
         else if (is_set(json, "is_actions")) project.declare_actions(id_of(request));
         else project.use(id_of(request), is_set(json, "is_used"));
         set_project(request, answer);
       });
}

void StartServer::Impl::add_opening() {
  post("/api/start/open", [this](const Request& request, const Json& json, Response& answer) {
    open(parse_choices(json));
    set_project(request, answer);
  });
  post("/api/start/sample", [this](const Request& request, const Json&, Response& answer) {
    const std::lock_guard one_after_the_other(gathering);
    const std::string folder = (fs::path(project.folder()) / "ville-inventee").string();
    project.make_folder();
    for (const std::string& path : results::write_sample(folder, {}, true).files) {
      // The quartiers of the earlier list are for comparisons.
      if (path.find("2015") == std::string::npos) project.take_in(path, opening.progress());
    }
    set_project(request, answer);
  });
  post("/api/start/scenario", [this](const Request& request, const Json& json, Response& answer) {
    open_scenario(json.contains("place") ? below.resolve(text_member(json, "place"))
                                         : project.scenario(text_member(json, "name")));
    set_project(request, answer);
  });
  post("/api/start/stop", [this](const Request& request, const Json&, Response& answer) {
    opening.stop();
    set_project(request, answer);
  });
  post("/api/start/enter", [this](const Request& request, const Json&, Response& answer) {
    if (opening.status() != Opening::Status::ready) {
      throw RequestError(409, "not_ready", Message{"lab_not_ready"});
    }
    set_project(request, answer);
    leave();
  });
}

void StartServer::Impl::leave() {
  const std::lock_guard lock(leaving_mutex);
  // Not in this thread: closing waits for its answer.
  if (!leaving.joinable()) leaving = std::thread([this] { close(); });
}

void StartServer::Impl::add_rest() {
  const auto refuse = [](const Request& request, Response& answer,
                         const httplib::ContentReader& reader) {
    drain({request, reader});
    answer.status = 404;
    answer_unknown(request, answer);
  };
  http.Post(".*", refuse);
  http.Put(".*", refuse);
  http.Patch(".*", refuse);
  http.Delete(".*", refuse);
}

}  // namespace carreau::lab
