// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

/// The words by which a dotted word is told from a host. Case does not matter unless said otherwise.
namespace ioc {

enum class FileEnding {
    None, ///< no file ending that is in common use
    File, ///< never a top-level domain: exe, docx, …
    FirmFile, ///< also a top-level domain, but bare it means a file: zip, sh, md, …
    SoftFile, ///< rather a top-level domain; a file with a stem that files have: main.rs, config.in, libc.so
};
FileEnding fileEnding(std::string_view label);

/// readme, setup, index, lib…: what files of a SoftFile ending are called.
bool isFileStem(std::string_view label);

/// invoice, report, notes…: what a file of OneNote's ending ".one" is called.
bool isDocumentStem(std::string_view label);

/// "version", "build", "v", "productversion", "版本": an address after it is a version.
bool isVersionWord(std::string_view word);

/// The word at the end of a field's name that makes its value a version: "version" of "agent_version"; else empty.
std::string_view endingVersionWord(std::string_view key);

/// "tcp", "ip", "host": what may stand before a slash and an address without making it a product's version.
bool isTransportWord(std::string_view word);

/// "from", "host", "resolver", "blocked": what addresses stand behind, be it capitalised.
bool isAddressWord(std::string_view word);

/// "engine", "sensor", "tool": what has a version without a name.
bool isVersionedThing(std::string_view word);

/// A top-level domain that is also an English word of the kind that starts a sentence: "in", "so", "it".
bool isSentenceWord(std::string_view label);

/// An end that is no public TLD but tells the reader something: example, test, local, lan…
bool isReservedWord(std::string_view label);

/// A top-level domain that is also a common member name: "name", "id", "info".
bool isMemberWord(std::string_view label);
/// Those of them that hardly ever end a host that anybody reports: "call", "read", "style".
bool isCodeWord(std::string_view label);
/// What members are asked of: "this", "document", "self". As written.
bool isCodeRoot(std::string_view label);
/// Those of them that are no name of a machine either: "document", "System". As written.
bool isCodeNamespace(std::string_view label);
/// "dns.question.name", "process.name": fields of log schemas and capture filters. As written.
bool isFieldName(std::string_view name);
/// "Win32.Sality.ae", "Trojan.Generic.KD": what a virus scanner calls a find.
bool isDetectionName(std::string_view name);
/// Dr, Mr, Prof: a name follows. "Dr.No" is no host.
bool isTitleOfPerson(std::string_view label);
/// Inc, Co, Dept: what is written short before a full stop. "Co.KG" is no host.
bool isAbbreviation(std::string_view label);
/// "me", "that", "all": never the name of a site by itself. "that.one" misses a blank.
bool isPronoun(std::string_view label);
/// "based", "hosted": what a hyphen joins to a name.
bool isSuffixWord(std::string_view word);
/// "amd64", "x86": what stands in names of libraries.
bool isArchitecture(std::string_view label);
/// "cs", "math": sections of archives of papers, as in "[cs.CR]".
bool isScience(std::string_view label);
/// "asp.net" and other products that are spelled like hosts.
bool isProductName(std::string_view name);
/// "ingressroutes.traefik.io": a kind of thing in Kubernetes. As written; the site itself is none.
bool isResourceName(std::string_view name);

/// "co", "gob": what stands before a country's domain, and behind it in the name of a package.
bool isSecondLevel(std::string_view label);
/// First labels of package names: com, org, net, android, java…
bool isPackageRoot(std::string_view label);
/// Endings under which hosts that start so are seen as well: com.evil.top is a host, com.android.tools is a package.
bool isHostEnding(std::string_view label);

/// Whether "… dot" after this word can be part of a spelled-out name. "the dot" cannot; "userathost" hides its "@".
bool isSpelledLabel(std::string_view word);
/// Whether "`before` dot …" may end with this word.
bool endsSpelledName(std::string_view word, std::string_view before);

} // namespace ioc
