#pragma once

#include <string>
#include <vector>

// clang-format off: one sample is one line, as far as it is one.

/// A text as an agent may paste it, "%S" for a secret in it; what is found in it, in order; and what may be found besides
/// while the end of the text is missing, such as the first of two events.
struct EvidenceSample {
  std::string text;
  std::string found;
  std::string found_on_the_way;
};

inline const std::
    vector<EvidenceSample>
        kEvidence =
            {
                {R"~(Hi, when I select Continue with GitLab.com account I get "This GitLab.com account has already been linked to another Customers Portal account". What now? token=%S)~",
                 "already", ""},
                {R"~(> This GitLab.com account has already been
> linked to another Customers Portal account
https://customers.gitlab.com/customers/edit?x=%S)~",
                 "already", ""},
                {R"~(Error: Email has already been taken)~", "taken", ""},
                {R"~(I can not sign in, it says Email has already been taken. Reset link: https://gitlab.com/x?token=%S)~",
                 "taken", ""},
                {R"~({"email"=>["has already been taken"]})~", "takenraw", ""},
                {R"~(Purchase failed: {&quot;email&quot;=&gt;[&quot;has already been taken&quot;]} (request %S))~",
                 "takenraw", ""},
                {R"~(message={\"email\"=\u003e[\"has already been taken\"]} authenticity_token=%S)~", "takenraw", ""},
                {R"~(<div class="gl-alert">Email has already been taken</div>)~", "taken", ""},
                {R"~(EMAIL HAS ALREADY BEEN TAKEN!!)~", "taken", ""},
                {R"~(it says “Emial has already been taken”)~", "taken", ""},
                {R"~(You're signed in as a GitLab group Owner, but either this subscription doesn't exist or you don't have access to manage its billing account.)~",
                 "owner", ""},
                {R"~(We see: You’re signed in as a GitLab group Owner, but either this subscription doesn’t exist or
you don’t have acces to manage its billing account. (%S))~",
                 "owner", ""},
                {R"~(Anna Smith has invited you to manage the GitLab subscription for Example Ltd.

However, your account is already linked to another billing account, and cannot be associated with two billing accounts at the same time. Please contact GitLab Support for assistance.
%S)~",
                 "billing", ""},
                {R"~(Subject: Welcome to the Customers Portal
Date: Mon, 23 Nov 2026)~",
                 "welcome", ""},
                {R"~(bob@example.com | Awaiting user registration | Remove)~", "awaiting", ""},
                {R"~(Your GitLab.com account
No account linked.
Link account)~",
                 "nolinked", ""},
                {R"~(GitLab Groups tab: "Customer has not linked their GitLab.com account." id %S)~", "nolinkedadmin", ""},
                {R"~(We get 'Subscription not allowed to add...' for storage)~", "notallowed", ""},
                {R"~(The coupon page: This code has already been used.)~", "codeused", ""},
                {R"~(This code is not valid. Try re-entering the code from your email. My code is %S)~", "codebad", ""},
                {R"~(gitlab.com tells me Invalid Login or password.)~", "badlogin", ""},
                {R"~(Invalid username or password)~", "baduser", ""},
                {R"~(You have to confirm your email address before continuing. My token is %S)~", "confirm", ""},
                {R"~(Subject: Verify your identity

Your code is 123456 or %S)~",
                 "verify", ""},
                {R"~(Sign-in using google_oauth2 auth failed)~", "socialfailed", ""},
                {R"~(Sign-in using Azure AD v2 auth failed at https://gitlab.com/users/auth/callback?error=Email+has+already+been+taken&state=%S)~",
                 "socialfailed", ""},
                {R"~(An account already exists with the email address for your Google account. Sign in with your existing credentials to connect your Google account.)~",
                 "socialexists", ""},
                {R"~(2026-11-23 10:00 anna@example.com Not delivering to previously bounced address token %S)~",
                 "suppressed", ""},
                {R"~(Uid: 1234567
He writes: "Email has already been taken"

Login activated: yes)~",
                 "uidfilled taken loginon", ""},
                {R"~({"event": "delivered", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "maildelivered", ""},
                {R"~({"event": "accepted", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailaccepted", ""},
                {R"~({"event": "stored", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailaccepted", ""},
                {R"~({"event": "rejected", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "reject": {"reason": "Sandbox subdomains are for test purposes only", "description": ""}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailrejected", ""},
                {R"~({"event": "complained", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailcomplained", ""},
                {R"~({"event": "opened", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "ip": "1.2.3.4", "client-info": {"client-type": "browser", "client-name": "Chrome", "device-type": "desktop", "bot": ""}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailopened", ""},
                {R"~({"event": "clicked", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "url": "https://customers.gitlab.com/customers/sign_in?token=%S", "client-info": {"client-type": "browser", "bot": "generic"}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailscanned", ""},
                {R"~({"event": "clicked", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "client-info": {"client-type": "robot"}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailscanned", ""},
                {R"~({"event": "delivered", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}}
{"event": "clicked", "id": "%S", "timestamp": 1764000004.5, "log-level": "info", "client-info": {"client-type": "browser"}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "maildelivered mailscanned", ""},
                {R"~({"event": "delivered", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}}
{"event": "clicked", "id": "%S", "timestamp": 1764000304.5, "log-level": "info", "client-info": {"client-type": "browser"}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "maildelivered mailopened", ""},
                {R"~({"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "temporary", "reason": "greylisted", "delivery-status": {"code": 450, "message": "4.7.1 Greylisted, try again", "description": "", "attempt-no": 1, "retry-seconds": 300}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "maildelayed", ""},
                {R"~({"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "temporary", "reason": "generic", "delivery-status": {"code": 452, "message": "4.2.2 The email account that you tried to reach is over quota", "description": "", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "maildelayed", ""},
                {R"~({"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "permanent", "reason": "bounce", "delivery-status": {"code": 550, "message": "5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address", "description": "", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailbounced", ""},
                {R"~({"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "permanent", "reason": "bounce", "delivery-status": {"code": 550, "message": "No such user here", "description": "", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailbounced", ""},
                {R"~({"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "permanent", "reason": "bounce", "delivery-status": {"code": 550, "message": "", "description": "", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailbounced", ""},
                {R"~({"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "permanent", "reason": "generic", "delivery-status": {"code": 498, "message": "No MX for example.con", "description": "", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailbounced", ""},
                {R"~({"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "permanent", "reason": "suppress-bounce", "delivery-status": {"code": 605, "message": "", "description": "Not delivering to previously bounced address", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailsuppressed", ""},
                {R"~({"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "permanent", "reason": "suppress-complaint", "delivery-status": {"code": 607, "message": "", "description": "Not delivering to a user who marked your messages as spam", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailsuppressed", ""},
                {R"~({"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "permanent", "reason": "espblock", "delivery-status": {"code": 550, "message": "5.7.1 [192.0.2.1] Our system has detected unsolicited mail", "description": "", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailpolicy", ""},
                {R"~({"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "permanent", "reason": "bounce", "delivery-status": {"code": 550, "message": "5.7.1 Service unavailable, Client host [192.0.2.1] blocked using a list", "description": "", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailpolicy", ""},
                {R"~({"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "permanent", "reason": "generic", "delivery-status": {"code": 554, "message": "5.7.129 Access denied, restricted recipient", "description": "", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailpolicy", ""},
                {R"~({"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "permanent", "reason": "old", "delivery-status": {"code": 499, "message": "Too old", "description": "Too old", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailfailed", ""},
                {R"~({"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "permanent", "reason": "bounce", "delivery-status": {"code": 552, "message": "5.2.2 Mailbox full", "description": "", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailfailed", ""},
                {R"~({"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "permanent", "reason": "bounce", "delivery-status": {"code": 550, "message": "High probability of spam", "description": "", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailfailed", ""},
                {R"~({"signature": {"timestamp": "1764000000", "token": "%S", "signature": "%S"}, "event-data": {"event": "delivered", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}}})~",
                 "maildelivered", ""},
                {R"~({"items": [{"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "temporary", "reason": "generic", "delivery-status": {"code": 421, "message": "", "description": "", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}}, {"event": "delivered", "id": "%S", "timestamp": 1764003600.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}}], "paging": {"next": "https://api.mailgun.net/v3/customers.gitlab.com/events/%S"}})~",
                 "maildelivered", "maildelayed"},
                {R"~({"event": "delivered", "id": "%S", "timestamp": 1764003600.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}}

{"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "temporary", "reason": "generic", "delivery-status": {"code": 421, "message": "", "description": "", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}}

{"event": "accepted", "id": "%S", "timestamp": 1763999999.5, "log-level": "info", "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "maildelivered", ""},
                {R"~({"event": "accepted", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}}{"event": "delivered", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "maildelivered", "mailaccepted"},
                {R"~({"event": "delivered", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "1@x", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}}
{"event": "failed", "id": "%S", "timestamp": 1764090000.5, "log-level": "info", "severity": "permanent", "reason": "suppress-bounce", "delivery-status": {"code": 605, "message": "", "description": "", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "2@x", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailsuppressed", "maildelivered"},
                {R"~({"event": "delivered", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}}
{"event": "failed", "id": "%S", "timestamp": 1764000100.5, "log-level": "info", "severity": "permanent", "reason": "bounce", "delivery-status": {"code": 550, "message": "5.1.1 unknown user", "description": "", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailbounced", "maildelivered"},
                {R"~({"event": "delivered", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}}
{"event": "delivered", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "bob@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "bob@example.com", "message-id": "9@x", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "maildelivered", ""},
                {R"~({"event": "delivered", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}}
{"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "permanent", "reason": "bounce", "delivery-status": {"code": 550, "message": "5.1.1 unknown", "description": "", "attempt-no": 1}, "recipient": "bob@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "bob@example.com", "message-id": "9@x", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailmixed", "maildelivered"},
                {R"~({"event": "delivered", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}}
{"event": "accepted", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "recipient": "bob@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "bob@example.com", "message-id": "9@x", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "maildelivered mailaccepted", ""},
                {R"~({"event": "delivered", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/mg.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@mg.gitlab.com>", "subject": "Reset password instructions"}, "size": 3456}})~",
                 "mailgitlab", ""},
                {R"~({"event": "failed", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "severity": "permanent", "reason": "suppress-bounce", "delivery-status": {"code": 605, "message": "", "description": "Not delivering to previously bounced address", "attempt-no": 1}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/mg.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@mg.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailgitlab", ""},
                {R"~({"event": "delivered", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/email.mg.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@email.mg.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailother", ""},
                {R"~({"event": "delivered", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/mg.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@mg.gitlab.com>", "subject": "Sign in"}, "size": 3456}}
{"event": "delivered", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/customers.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@customers.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "maildelivered", "mailgitlab"},
                {R"~({"items": [], "paging": {"previous": "https://api.mailgun.net/v3/customers.gitlab.com/events/%S", "first": "https://api.mailgun.net/v3/customers.gitlab.com/events/%S", "last": "https://api.mailgun.net/v3/customers.gitlab.com/events/%S", "next": "https://api.mailgun.net/v3/customers.gitlab.com/events/%S"}})~",
                 "mailnotportal", ""},
                {R"~({"items": [], "paging": {"previous": "https://api.mailgun.net/v3/customers.gitlab.com/events/%S", "first": "https://api.mailgun.net/v3/customers.gitlab.com/events/%S", "last": "https://api.mailgun.net/v3/customers.gitlab.com/events/%S", "next": "https://api.mailgun.net/v3/customers.gitlab.com/events/%S"}}
{"items": [], "paging": {"previous": "https://api.mailgun.net/v3/mg.gitlab.com/events/%S", "first": "https://api.mailgun.net/v3/mg.gitlab.com/events/%S", "last": "https://api.mailgun.net/v3/mg.gitlab.com/events/%S", "next": "https://api.mailgun.net/v3/mg.gitlab.com/events/%S"}})~",
                 "mailnothing", "mailnotportal"},
                {R"~({"items": [], "paging": {"previous": "https://api.mailgun.net/v3/customers.gitlab.com/events/%S", "first": "https://api.mailgun.net/v3/customers.gitlab.com/events/%S", "last": "https://api.mailgun.net/v3/customers.gitlab.com/events/%S", "next": "https://api.mailgun.net/v3/customers.gitlab.com/events/%S"}}
{"event": "delivered", "id": "%S", "timestamp": 1764000000.5, "log-level": "info", "delivery-status": {"code": 250, "message": "OK", "mx-host": "aspmx.l.google.com", "tls": true}, "recipient": "anna@example.com", "storage": {"url": "https://storage-us-east4.api.mailgun.net/v3/domains/mg.gitlab.com/messages/%S", "key": "%S"}, "message": {"headers": {"to": "anna@example.com", "message-id": "%S@mail", "from": "GitLab <noreply@mg.gitlab.com>", "subject": "Sign in"}, "size": 3456}})~",
                 "mailonlygitlab mailgitlab", "mailnotportal"},
                {R"~({"address": "anna@example.com", "code": "550", "error": "5.1.1 User unknown %S", "created_at": "Mon, 23 Nov 2026 10:00:00 UTC"})~",
                 "mailsuppressed", ""},
                {R"~({"items": [{"address": "anna@example.com", "code": 605, "error": "x", "created_at": "Mon, 23 Nov 2026 10:00:00 UTC"}], "paging": {"next": "https://api.mailgun.net/v3/mg.gitlab.com/bounces?page=next&address=%S"}})~",
                 "mailgitlab", "mailsuppressed"},
                {R"~(Here is the event:

{
  "event": "failed",
  "severity": "permanent",
  "reason": "suppress-bounce",
  "recipient": "anna@example.com",
  "envelope": {"sender": "bounce+%S-anna=example.com@customers.gitlab.com", "targets": "anna@example.com"},
  "delivery-status": {"code": 605, "message": "", "description": "Not delivering to previously bounced address"}
}

Thanks)~",
                 "mailsuppressed", ""},
                {R"~({"event": "delivered", "envelope": {"sender": "x@customers.gitlab.com", "targets": ["anna@example.com"]}})~",
                 "maildelivered", ""},
                {R"~({"event": "delivered", "recipient": "anna@example.com", "storage": {"url": "https://x/v3/domains/customers.gitlab.com/messages/%S"}, "message": {"headers": {"to": "anna@exa)~",
                 "maildelivered", ""},
                {R"~({"event": "failed", "severity": "permanent", "reason": "suppress-bounce", "recipient": "anna@example.com", "envelope": {"sender": "bounce@customers.gitlab.com", "targets": "anna@example.com"}, "delivery-status": {"code": 605, "mess…)~",
                 "mailsuppressed", ""},
                {R"~(The log shows this (cut):

{"signature": {"token": "%S"}, "event-data": {"event": "failed", "severity": "permanent", "recipient": "anna@example.com", "domain": {"name": "customers.gitlab.com"}, "delivery-status": {"code": 550, "message": "5.1.1 No such user"}, "message": {"hea [truncated]

What now?)~",
                 "mailbounced", ""},
                {R"~({"event": "failed", "severity": "temporary", "recipient": "anna@example.com", "domain": {"name": "customers.gitlab.com"}, "user-variables": {"a": )~",
                 "maildelayed", ""},
                {R"~("event": "failed", "severity": "permanent", "reason": "suppress-bounce", "recipient": "anna@example.com", "domain": {"name": "customers.gitlab.com"}, "delivery-status": {"code": 605}})~",
                 "mailsuppressed", ""},
                {R"~(> "event": "delivered", "recipient": "anna@example.com", "domain": {"name": "customers.gitlab.com"}, "id": "%S"}
> Thanks)~",
                 "maildelivered", ""},
                {R"~(  "log-level": "info",
  "event": "delivered",
  "recipient": "anna@example.com",
  "domain": {"name": "mg.gitlab.com"}
})~",
                 "mailgitlab", ""},
                {R"~({"code": "605", "domain": "customers.gitlab.com", "description": "Not delivering to previously bounced address", "Message-Id": "<1.AB@customers.gitlab.com>", "reason": "hardfail", "event": "dropped", "recipient": "anna@example.com", "timestamp": "1461261330", "token": "%S"})~",
                 "mailsuppressed", "suppressed"},
                {R"~({"code": "5.1.1", "domain": "customers.gitlab.com", "error": "smtp;550 5.1.1 RESOLVER.ADR.RecipNotFound; not found", "event": "bounced", "recipient": "anna@example.com", "token": "%S"})~",
                 "mailbounced", ""},
                {R"~({"code": "550", "domain": "customers.gitlab.com", "error": "Mail rejected", "event": "bounced", "recipient": "anna@example.com"})~",
                 "mailbounced", ""},
                {R"~({"code": "499", "domain": "customers.gitlab.com", "description": "Unable to connect to MX servers", "reason": "old", "event": "dropped", "recipient": "anna@example.com"})~",
                 "mailfailed", ""},
                {R"~({"event": "clicked", "domain": "customers.gitlab.com", "recipient": "anna@example.com", "client-type": "robot", "timestamp": "1461261330"})~",
                 "mailscanned", ""},
                {R"~({"event": "delivered", "domain": "example.com", "recipient": "anna@example.com", "timestamp": "1461261330"})~",
                 "mailother", ""},
                {R"~(POST body: domain=customers.gitlab.com&code=605&description=Not+delivering+to+previously+bounced+address&reason=hardfail&event=dropped&recipient=anna%40example.com&token=%S&timestamp=1461261330)~",
                 "mailsuppressed", "suppressed"},
                {R"~({"account": {"id": "1"}, "domain": {"name": "customers.gitlab.com"}, "event": "accepted", "recipient": "anna@example.com", "message": {"headers": {"message-id": "1@example.com"}}})~",
                 "mailaccepted", ""},
                {R"~(It says: "You're signed in as a GitLab group Owner, but either this subscription..." and stops.)~",
                 "owner", ""},
                {R"~(The page: You're signed in as a GitLab group Owner, but either this subscription doesn't exist or you…)~",
                 "owner", ""},
                {R"~("...doesn't exist or you don't have access to manage its billing account." is all that I can read)~",
                 "owner", ""},
                {R"~("However, your account is already linked to another billing account, and cannot be associated"
What does it mean?)~",
                 "billing", ""},
                {R"~(Billing account memberships
BillingAccountMembership #12, BillingAccountMembership #13
Uid: 7)~",
                 "memberof uidfilled", ""},
                {R"~(Email: anna@example.com
Confirmed at: January 02, 2026 10:11
Provider: gitlab
Uid: 1234567
Login activated: yes
One time sign in url: https://customers.gitlab.com/customers/sign_in/%S)~",
                 "confirmedyes uidfilled loginon", ""},
                {R"~(Email	anna@example.com
Confirmed at	2026-01-02 10:11:12 UTC
Provider	gitlab
Uid	1234567
Login activated	✓
)~",
                 "confirmedyes uidfilled loginon", ""},
                {R"~(First name
Anna
Email
anna@example.com
Confirmed at
Provider
Uid
Login activated
✘
Created at
January 02, 2026 10:11
One time sign in url
https://customers.gitlab.com/customers/sign_in/%S)~",
                 "confirmedno uidempty loginoff", ""},
                {R"~(Confirmed at: -
Provider: -
Uid: -
Login activated: false
)~",
                 "confirmedno uidempty loginoff", ""},
                {R"~(Confirmed at: (empty))~", "confirmedno", ""},
                {R"~(**Confirmed at**: nil
**Uid**: 1234567)~",
                 "confirmedno uidfilled", ""},
                {R"~(| Email | Confirmed at | Provider | Uid |
| --- | --- | --- | --- |
| anna@example.com | | gitlab | 12345 |
)~",
                 "confirmedno uidfilled", ""},
                {R"~(Email	Confirmed at	Login activated	Uid	Created at
anna@example.com	Fri, 02 Jan 2026	yes		2026-01-01
)~",
                 "confirmedyes loginon uidempty", ""},
                {R"~(> Login activated: no
> Confirmed at: 02 Jan 2026)~",
                 "loginoff confirmedyes", ""},
                {R"~(Billing account memberships: 0
Uid: 77)~",
                 "membernone uidfilled", ""},
                {R"~(Billing account memberships
No records found)~",
                 "membernone", ""},
                {R"~(Billing account memberships
User	Billing account	Role
anna@example.com	Example Ltd	manager
)~",
                 "memberof", ""},
                {R"~(2026-11-02 10:00 | admin:xyz@gitlab.com | update | login_activated = false | %S)~", "loginswitched",
                 ""},
                {R"~(From: GitLab <gitlab@mg.gitlab.com>
To: anna@example.com
Subject: Reset password instructions

https://gitlab.com/users/password/edit?reset_password_token=%S)~",
                 "gitlabsender resetlink", ""},
                {R"~(<a href="https://gitlab.com/users/confirmation?confirmation_token=%S">Confirm your account</a>)~",
                 "gitlabconfirm", ""},
                {R"~(Confirm: https://customers.gitlab.com/customers/confirmation?confirmation_token=%S)~", "portalconfirm",
                 ""},
                {R"~(https://customers.gitlab.com/customers/sign_in?one_time_token=%S)~", "portallink", ""},
                {R"~(https://customers.gitlab.com/customers/sign_in?legacy=true&amp;token=%S thanks)~", "portallink", ""},
                {R"~(https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fcustomers.gitlab.com%2Fcustomers%2Fsign_in%3Ftoken%3D%S&amp;data=05%7C%S)~",
                 "scannedlink portallink", ""},
                {R"~(Content-Transfer-Encoding: quoted-printable

<https://customers.gitlab.com/customers/confirmation?confirmation_toke=
n=3D%S>)~",
                 "portalconfirm", ""},
};

/// Texts that speak of such things, and show none of them.
inline const std::vector<std::string> kLookalikes = {
    R"~(Please send me the text of the message that you see.)~",
    R"~(Does the page say anything like an email that has been taken?)~",
    R"~(If you see "Email has already been taken", use another address.)~",
    R"~(If the portal tells you that Email has already been taken, let us know.)~",
    R"~(Do you see "Email has already been taken" when you save?)~",
    R"~(The page does not say Email has already been taken)~",
    R"~(It never showed "Email has already been taken" to us)~",
    R"~(Email has already been taken does not appear anywhere)~",
    R"~(This email has already been taken care of by my colleague)~",
    R"~(Action has already been taken on your request.)~",
    R"~(The decision has already been taken.)~",
    R"~(https://gitlab.com/users/auth/google?error=Email+has+already+been+taken)~",
    R"~(gitlab.com/users/auth/google?error=Email%20has%20already%20been%20taken)~",
    R"~(https://example.com/Email-has-already-been-taken)~",
    R"~(We need to verify your identity before we change the contact.)~",
    R"~(Verify your identity with one of these documents)~",
    R"~(There is no account linked to this address, as far as I know.)~",
    R"~(We are awaiting user registration to finish)~",
    R"~(This code has already been used in our repository for years)~",
    R"~(The customer has not linked their GitLab.com account yet)~",
    R"~(He typed an invalid username or password twice)~",
    R"~(The subscription now allowed to add seats is a new one)~",
    R"~(Your account is linked to a billing account. Please contact GitLab Support for assistance.)~",
    R"~(Whether the message is Awaiting user registration I do not know)~",
    R"~(You're signed in as a GitLab group Owner, and you have access to manage its billing account.)~",
    R"~(Welcome to the customers of the portal)~",
    R"~(Is Confirmed at filled?)~",
    R"~(Please look at Login activated and Confirmed at.)~",
    R"~(Please fill in:
Email:
Confirmed at:
Provider:
Uid:
Login activated:
)~",
    R"~(Confirmed at: -
Provider: -
Uid: -
Login activated: -
)~",
    R"~(Name: Anna
Email: anna@example.com

To be checked:
Confirmed at:
Uid:
Login activated:
)~",
    R"~(Confirmed at: to be checked)~",
    R"~(Confirmed at: 2026-01-02 or later?)~",
    R"~(Login activated: yes or no?)~",
    R"~(Login activated: not visible)~",
    R"~(Uid: see below)~",
    R"~(Uid: )~",
    R"~(uid: 1001
gid: 1001)~",
    R"~(uid=1001(anna) gid=1001(anna) groups=1001(anna))~",
    R"~(Email	Confirmed at	Uid
a@example.com		12
b@example.com	2026-01-02	13
)~",
    R"~(Confirmed at: 2026-01-02
Uid: 5





Confirmed at: nil
Uid: 6
Login activated: yes




Login activated: no)~",
    R"~(Provider: gitlab
Uid:
Created at: 2026-01-02)~",
    R"~(Username: anna
Confirmed at: Jan 2, 2026 10:00am
Two-factor authentication: Disabled
Sign-in count: 12)~",
    R"~({"id": 5, "username": "anna", "confirmed_at": "2026-01-02T10:00:00Z", "provider": null, "uid": null})~",
    R"~(Search the history for login_activated = false)~",
    R"~(2026-11-02 admin:xyz@gitlab.com create login_activated = false)~",
    R"~(If 2026 shows login_activated = false by admin:x@gitlab.com)~",
    R"~(Billing account memberships: please check)~",
    R"~(Billing account memberships)~",
    R"~(https://customers.gitlab.com/customers/sign_in)~",
    R"~(https://customers.gitlab.com/customers/sign_in?legacy=true)~",
    R"~(https://customers.gitlab.com/customers/confirmation/new)~",
    R"~(https://gitlab.com/users/confirmation/new and https://gitlab.com/users/password/new)~",
    R"~(https://gitlab.example.com/users/password/edit?reset_password_token=abc)~",
    R"~(https://gitlab.com.example.com/users/password/edit?reset_password_token=abc)~",
    R"~(https://example.com/?u=https://gitlab.com/users/password/edit?reset_password_token=abc)~",
    R"~(https://customers.gitlab.com/customers/sign_in?token=)~",
    R"~(From: GitLab <gitlab@mg.gitlab.com.example.com>)~",
    R"~(The mail came from gitlab@mg.gitlab.com)~",
    R"~({"event": "delivered"})~",
    R"~({"event": "delivered", "recipient": "anna@example.com"})~",
    R"~({"event": "unsubscribed", "recipient": "anna@example.com", "storage": {"url": "https://x/v3/domains/customers.gitlab.com/messages/1"}})~",
    R"~({"event": "failed", "recipient": "anna@example.com", "storage": {"url": "https://x/v3/domains/customers.gitlab.com/messages/1"}})~",
    R"~({"event": "failed", "severity": "permanent", "reason": "bounce", "recipient": "anna@example.com", "storage": {"url": "https://x/v3/domains/customers.gitlab.com/messages/1"})~",
    R"~({"event": "failed", "severity": "permanent", "recipient": "anna@example.com", "storage": {"url": "https://x/v3/domains/customers.gitlab.com/messages/1"}, "delivery-status": {"code": 550, "message": "5.1.1)~",
    R"~({"event": "opened", "recipient": "anna@example.com", "storage": {"url": "https://x/v3/domains/customers.gitlab.com/messages/1"}, "message": {"headers": {"message-id": "1@x"}}, "client-info": {"client-type": "browser")~",
    R"~({"event": "delivered", "recipient": "anna@example.com", "envelope": {"sender": "a@example.com"}, "message")~",
    R"~({"user-variables": {"event": "delivered", "recipient": "anna@example.com", "envelope": {"sender": "a@customers.gitlab.com"})~",
    R"~("code": 605, "description": "On a list"}, "recipient": "anna@example.com"})~",
    R"~(The line "event": "delivered", "recipient": "anna@example.com", "domain": {"name": "customers.gitlab.com"} is what you look for)~",
    R"~("event": "the page opened", and nothing else)~",
    R"~(https://example.com/?event=dropped&recipient=anna%40example.com&code=605)~",
    R"~(https://example.com/?event=signup&recipient=anna%40example.com&domain=customers.gitlab.com&x=1 here)~",
    R"~(event=dropped&recipient=anna%40example.com&domain=customers.gitlab.com&description=old&code=60)~",
    R"~({"event": "dropped", "recipient": "anna@example.com", "domain": "customers.gitlab.com", "description": "Not delivering to previously bounced address", "code)~",
    R"~(You're signed in as a GitLab group Owner, and that is all I know.)~",
    R"~(You are signed in as a GitLab group Owner, but either this or that)~",
    R"~(It is either that it doesn't exist or that you don't have access to manage the billing account.)~",
    R"~(If it says "You're signed in as a GitLab group Owner, but either this subscription", ask the Owner.)~",
    R"~(Your account is already linked to another billing account at our company.)~",
    R"~(Please contact GitLab Support for assistance.)~",
    R"~({"user-variables": {"event": "delivered", "recipient": "anna@example.com", "envelope": {"sender": "a@customers.gitlab.com"}}})~",
    R"~({"items": [], "paging": {"next": "https://api.mailgun.net/v3/customers.gitlab.com/bounces?page=next"}})~",
    R"~({"items": [], "paging": {"next": "https://api.mailgun.net/v3/mg.gitlab.com/events/abc"}})~",
    R"~({"items": []})~",
    R"~({"log-level": "error", "description": "Not delivering to previously bounced address", "recipient": "anna)~",
    R"~({"address": "1 Main Street", "created_at": "2026-01-02"})~",
    R"~(The mail was delivered, opened and clicked. The event says failed, permanent.)~",
    R"~()~",
};

// clang-format on
