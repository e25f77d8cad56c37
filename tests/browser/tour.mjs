// A tour of every page in every state that looks different: empty, with its errors, filled; and where the way ends or leads elsewhere.
import { changed, elsewhere, eligibility, interest, physician, requests, statements } from "./answers.mjs";
import { answer, arrive, declare, fill, goOn, painted, saved, sees, start, submit, walk, walkRequest } from "./person.mjs";

/** A list of users may be empty, so that it has no errors; a request need not name an office. */
export const faultless = ["Users", "Offices involved"];

/** @typedef {(what: string) => Promise<void>} At what is done at each stop */

/** The page with its errors: what a button that leads on says while nothing was answered. @param {At} at */
async function withErrors(tab, title, button, at) {
  await goOn(tab, `Error: ${title}`, button);
  await tab.find("region", "Problems on this page");
  await at(`${title}, with errors`);
}

/** @param {string} query of the address: which view @param {At} at */
export async function tourRegistration(tab, desk, query, at) {
  await start(tab, desk.url + query);
  // How it is before its program is there is looked at in first.test.mjs.
  await painted(tab, "Register your practice for QOPI");
  await at("Start");
  await walk(tab, {
    async empty({ title, button }) {
      await at(`${title}, empty`);
      if (!faultless.includes(title)) await withErrors(tab, title, button, at);
    },
    filled: ({ title }) => at(`${title}, filled`),
  });
  await at("Review");
  await withErrors(tab, "Review and submit", "Submit to the Help Desk", at);
  await submit(tab, "Registration received");
  await tab.find("region", "Receipt");
  await at("Confirmation");
  // Before the receipt is in the draft the start page would lead to the confirmation.
  await saved(tab);
  await tab.open(desk.url + query);
  await arrive(tab, "Register your practice for QOPI");
  await at("Start, after a registration");
  await tab.open(`${desk.url}${query}#/packages`);
  await arrive(tab, "Packages on this computer");
  await at("Packages");
  await tab.back();
  await arrive(tab, "Register your practice for QOPI");
  await tab.press("button", "Erase all saved work");
  await tab.find("button", "Yes, erase");
  await at("Start, before erasing");
}

/** @param {string} query @param {At} at */
export async function tourElsewhere(tab, desk, query, at) {
  // Its own next try is hours away, so that what was not sent is looked at as such.
  await tab.before(() => { Math.random = () => 100; });
  await start(tab, desk.url + query);
  await goOn(tab, "Eligibility", "Register New Practice");
  await fill(tab, changed(eligibility, { shared_record: "No" }));
  await goOn(tab, "Your practice cannot register yet");
  await at("Not eligible");
  await tab.back();
  await arrive(tab, "Eligibility");
  await fill(tab, eligibility);
  await goOn(tab, "Prequalification questions");
  await fill(tab, changed(statements, { pq1_permission: "I do not agree", pq7_aggregate_data: "I do not agree" }));
  await goOn(tab, "Agree to all eight statements");
  await at("Not agreed");
  await tab.back();
  await arrive(tab, "Prequalification questions");
  await fill(tab, statements);
  await goOn(tab, "Corresponding physician");

  // A warning with its answers, and both things that the Help Desk may say of a member.
  await fill(tab, changed(physician, { asco_id: "112347", family_name: "Petrossian" }));
  await tab.type("textbox", "First name", "MARIA INES");
  await tab.key("Tab");
  await tab.find("button", "Keep as typed: First name");
  await sees(tab, "This membership is not active");
  await at("Physician, with a warning");
  await goOn(tab, "This ASCO membership is inactive");
  await at("Inactive member");
  await goOn(tab, "Corresponding physician", "Change the physician");
  await answer(tab, { role: "textbox", name: "ASCO Member ID", answer: "999999", then: "do not match a member" });
  await goOn(tab, "We could not find this ASCO Member ID");
  await at("Unknown member");
  await tab.open(`${desk.url}${query}#/nowhere`);
  await arrive(tab, "This page does not exist");
  await at("Not found");

  // A removal is asked about first. With an answer, but without a name, it is a user with a number.
  await tab.open(`${desk.url}${query}#/register/users`);
  await arrive(tab, "Users");
  await goOn(tab, "User", "Add a user");
  await answer(tab, { role: "textbox", name: "Phone", answer: "703-234-5710" });
  await tab.back();
  await arrive(tab, "Users");
  await tab.press("button", "Remove User 1");
  await tab.find("button", "Yes, remove");
  await at("Users, before removing");

  await tab.open(`${desk.url}${query}#/register/eligibility`);
  await arrive(tab, "Eligibility");
  await fill(tab, elsewhere);
  await goOn(tab, "Register your interest");
  await at("Interest, empty");
  await withErrors(tab, "Register your interest", "Continue", at);
  await fill(tab, interest);
  await at("Interest, filled");
  await goOn(tab, "Review and submit");
  await at("Review of interest");
  await declare(tab);
  await goOn(tab, "Send the package by email", "Email instead");
  await at("Email instead");
  await goOn(tab, "Review and submit", "Back");
  await desk.stop();
  await submit(tab, "Not sent yet");
  await sees(tab, "There is no connection to the Help Desk.");
  await at("Not sent yet");
}

/** Every kind of request. @param {string} query @param {At} at */
export async function tourRequests(tab, desk, query, at) {
  await tab.open(`${desk.url}${query}#/request`);
  await arrive(tab, "Request a change for a registered practice");
  await at("Requests");
  for (const request of requests) {
    const seen = new Set(["Practice and contact"].filter(() => request !== requests[0]));
    await walkRequest(tab, desk.url + query, request, {
      async empty({ title, button }) {
        if (seen.has(title)) return;
        await at(`${request.label}: ${title}, empty`);
        const lists = request.kind === "add-users" && title === "Users";
        if (lists || !faultless.includes(title)) await withErrors(tab, title, button, at);
      },
      filled: ({ title }) => (seen.has(title) ? Promise.resolve() : at(`${request.label}: ${title}, filled`)),
    });
    await at(`${request.label}: review`);
  }
  // The last one, a group, is sent.
  await submit(tab, "Request received");
  await tab.find("region", "Receipt");
  await at("Request received");
}

/** Rows of a spreadsheet, before and after. @param {string} query @param {At} at */
export async function tourRows(tab, desk, query, at) {
  await tab.open(`${desk.url}${query}#/request`);
  await goOn(tab, "Practice and contact", "Start: Add users");
  await tab.open(`${desk.url}${query}#/register/rows`);
  await arrive(tab, "Add users from a spreadsheet");
  await at("Rows, empty");
  await tab.paste("textbox", "Rows", "Ana\tLindqvist\tnobody");
  await tab.press("button", "Add these users");
  await sees(tab, "1 row needs a correction");
  await at("Rows, with a fault");
  await tab.paste("textbox", "Rows", "First name\tLast name\tReach\nAna\tLindqvist\t703-234-5710");
  await tab.press("button", "Add these users");
  await sees(tab, "First row: “703-234-5710”");
  await at("Rows, with a column that is not recognized");
}
