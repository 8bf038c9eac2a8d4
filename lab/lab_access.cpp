// SPDX-License-Identifier: Apache-2.0
/// Who sees what: runs, sweeps and links belong to sessions.
#include "base/text.hpp"
#include "inputs/digest.hpp"
#include "lab/lab_handlers.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace carreau::lab {

namespace {

using httplib::Request;
using httplib::Response;

constexpr std::size_t kLongestTab = 64;

/// Of its own for each address: browsers send cookies to every port of a host.
std::string cookie_name(const PublicUrl& url) {
  return "carreau_" + inputs::text_digest(url.text()).substr(0, 8);
}

/// The value of a cookie; empty where the request has none of that name.
std::string cookie_of(const Request& request, const std::string& name) {
  const std::string all = request.get_header_value("Cookie");
  for (const std::string_view cookie : split(all, ';')) {
    const std::string_view pair = trimmed(cookie);
    if (pair.starts_with(name + "=")) return std::string(pair.substr(name.size() + 1));
  }
  return {};
}

/// No script reads it, no other site sends it, and where there is TLS it never goes without.
std::string session_cookie(const PublicUrl& url, const std::string& key) {
  return fmt::format("{}={}; Path={}; HttpOnly; SameSite=Strict{}", cookie_name(url), key, url.path,
                     url.is_secure ? "; Secure" : "");
}

/// Which tab of a session asks; empty where the request does not say.
std::string tab_of(const Request& request) {
  return request.get_param_value("tab").substr(0, kLongestTab);
}

Json progress_json(const std::optional<RunProgress>& progress) {
  if (!progress) return {{"status", "none"}};
  return {{"status", progress->has_begun ? "running" : "waiting"},
          {"before", progress->before},
          {"elapsed_ms", std::round(progress->elapsed.count())},
          {"expected_ms", std::round(progress->expected.count())},
          {"share", std::round(progress->share * 1e3) / 1e3}};
}

/// Seconds as text would be read as none, so as no limit: refused instead.
std::optional<Milliseconds> patience_of(const Request& request) {
  if (!request.has_param("most_ms")) return std::nullopt;
  const std::string text = request.get_param_value("most_ms");
  if (const auto whole = parse_plain_decimal(text, 0)) {
    return Milliseconds(static_cast<double>(*whole));
  }
  throw RequestError(400, "malformed_request",
                     Message{"member_not_whole", {{"member", "most_ms"}, {"found", text}}});
}

/// Told before it begins, so that nobody starts by one movement of a slider what takes minutes.
void require_patience(Milliseconds most, std::optional<Milliseconds> expected) {
  if (!expected || *expected <= most) return;
  const double seconds = std::ceil(expected->count() / 1e3);
  throw RequestError(
      409, "run_is_dear",
      Message{"run_is_dear", {{"seconds", Count{static_cast<std::int64_t>(seconds)}}}});
}

RequestError run_gone(const std::string& id) {
  // 410, not 404: the run existed, and the page can ask for it again.
  return {410, "run_gone", Message{"run_not_kept", {{"run", id}}}};
}

}  // namespace

std::shared_ptr<LabSession> LabServer::Impl::session_of(const Request& request) {
  if (!door.is_for_team()) return only_session;
  const std::string key = cookie_of(request, cookie_name(names->url()));
  return key.empty() ? nullptr : sessions.find(key);
}

std::shared_ptr<LabSession> LabServer::Impl::enter(const Request& request, Response& response) {
  if (auto known = session_of(request)) return known;
  LabSessions::Begun begun = sessions.begin();
  response.set_header("Set-Cookie", session_cookie(names->url(), begun.key));
  return std::move(begun.session);
}

std::shared_ptr<const LabRun> LabServer::Impl::run_of(const Request& request,
                                                      const std::string& id) {
  if (id == lab.baseline()->id) return lab.baseline();
  const auto session = session_of(request);
  const auto state = session ? session->state_of(id) : nullptr;
  if (!state) throw run_gone(id);
  if (auto kept = lab.kept(id)) return kept;
  RequestInHand stopped_with_client(in_hand);
  const ClientWatch watch = watch_client(request, stopped_with_client);
  return lab.run(*state, session->client());
}

std::shared_ptr<const LabRun> LabServer::Impl::side_of(const Request& request,
                                                       const std::string& reference) {
  return reference.starts_with("zoning:") ? nullptr : run_of(request, reference);
}

std::shared_ptr<const LabSweep> LabServer::Impl::any_sweep_of(const Request& request) {
  const std::string id = request.matches[1].str();
  const auto session = session_of(request);
  if (session && session->has_sweep(id)) return sweeps.find(id);
  throw RequestError(410, "sweep_gone", Message{"sweep_not_kept", {{"sweep", id}}});
}

void LabServer::Impl::answer_run(const LabState& state, const Request& request, Response& response,
                                 RequestInHand& work) {
  const auto session = enter(request, response);
  const auto prepared = lab.prepared(state);
  const auto expected = lab.expected(*prepared);
  if (const auto most = patience_of(request)) require_patience(*most, expected);
  session->add(prepared->id, prepared->state);
  work.await(
      {session->client(), tab_of(request), prepared->id, expected && *expected > RunDesk::kCheap});
  set_json(response, run_answer(lab, *lab.run(prepared, session->client())));
}

/// What a tab waits for: how far it is, and its end.
void LabServer::Impl::add_waiting() {
  get("/api/progress\\.json", [this](const Request& request, Response& answer) {
    const auto session = session_of(request);
    const std::string run = session ? in_hand.run_of(session->client(), tab_of(request)) : "";
    set_json(answer, progress_json(run.empty() ? std::nullopt : lab.progress(run)));
  });
  post("/api/stop", [this](const Request& request, Response& answer, RequestInHand&) {
    if (const auto session = session_of(request)) in_hand.stop(session->client(), tab_of(request));
    set_json(answer, Json::object());
  });
}

/// Whoever has the key of a link makes its scenario one of his own session. Keys are posted, so
/// that no log of addresses has them.
void LabServer::Impl::add_links() {
  post("/api/runs/([0-9a-f]{16})/share",
       [this](const Request& request, Response& answer, RequestInHand&) {
         const auto session = enter(request, answer);
         const auto run = run_of(request);
         set_json(answer, {{"key", sessions.share(session, run->state)}});
       });
  post("/api/shared", [this](const Request& request, Response& answer, RequestInHand& work) {
    const Json key = parse_object(request.body).value("key", Json(""));
    const auto state = sessions.shared(key.is_string() ? key.get<std::string>() : "");
    answer_run(*state, request, answer, work);
  });
}

}  // namespace carreau::lab
