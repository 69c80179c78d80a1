// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/words.h"

#include "core/ioc/chars.h"
#include "core/ioc/suffixes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace ioc {

namespace {

constexpr std::size_t longestWord = 16;

/// Lower case in place, for look-ups without allocation.
struct Lowered
{
    explicit Lowered(std::string_view word)
    {
        if (word.size() <= longestWord) {
            size = word.size();
            std::transform(word.begin(), word.end(), buffer, [](char c) { return lower(c); });
        }
    }
    std::string_view view() const { return {buffer, size}; }
    char buffer[longestWord]{};
    std::size_t size = 0;
};

/// A sorted list of words, checked when compiled.
template <std::size_t N> class WordSet
{
public:
    constexpr explicit WordSet(const std::array<std::string_view, N> &words)
        : m_words(words)
    {
        std::sort(m_words.begin(), m_words.end());
        for (const std::string_view word : m_words)
            m_lengths[place(word)] |= lengthBit(word);
    }
    bool contains(std::string_view word) const
    {
        return !word.empty() && (m_lengths[place(word)] & lengthBit(word)) != 0
            && std::binary_search(m_words.begin(), m_words.end(), word);
    }
    bool containsLowered(std::string_view word) const { return !word.empty() && contains(Lowered(word).view()); }

private:
    static constexpr std::size_t place(std::string_view word) { return std::uint8_t(word.front()) & 31; }
    static constexpr std::uint32_t lengthBit(std::string_view word) { return std::uint32_t(1) << (word.size() & 31); }

    std::array<std::string_view, N> m_words;
    std::array<std::uint32_t, 32> m_lengths{}; ///< by first letter: nearly every word that is asked for is in no list
};

template <typename... Words> constexpr auto wordSet(Words... words)
{
    return WordSet<sizeof...(Words)>(std::array<std::string_view, sizeof...(Words)>{std::string_view(words)...});
}

constexpr auto files = wordSet(
    "7z", "aac", "accdb", "ace", "aes", "apk", "appx", "arj", "asm", "asp", "aspx", "avi", "avif", "bak", "bash", "bat",
    "bin", "bmp", "bz2", "c", "cer", "cfg", "cfm", "cgi", "chm", "class", "cmd", "conf", "cpl", "cpp", "crt", "cs",
    "csh", "csproj", "css", "csv", "cue", "cur", "dat", "db", "deb", "der", "dex", "diz", "dll", "dmg", "dmp", "doc",
    "docb", "docm", "docx", "dotm", "dotx", "drv", "dylib", "ecab", "efi", "elf", "emf", "eml", "eps", "epub", "evt",
    "evtx", "exe", "fla", "flac", "flv", "gif", "gz", "h", "hlp", "hpp", "hta", "htaccess", "htm", "html", "hwp",
    "hwpx", "icns", "ico", "idb", "idx", "iff", "img", "inf", "ini", "ioc", "ipa", "ipynb", "iqy", "iso", "jar", "jpe",
    "jpeg", "jpg", "js", "jse", "json", "jsonl", "jsp", "jspx", "jsx", "key", "kext", "kts", "lck", "lib", "lnk",
    "lock", "log", "lua", "lz", "lzh", "lzma", "m3u", "mail", "manifest", "mdb", "mht", "mhtml", "midi", "mkv", "mp3",
    "mp4", "mpeg", "mpg", "msg", "msi", "msix", "msp", "mui", "nfo", "nupkg", "ocx", "odp", "ods", "odt", "ogg", "ost",
    "otf", "ova", "ovf", "p12", "p7b", "pak", "part", "pcap", "pcapng", "pdb", "pdf", "pem", "pfx", "php", "php3",
    "php5", "phtml", "pif", "pkg", "plist", "png", "pot", "potm", "potx", "ppam", "pps", "ppsm", "ppsx", "ppt", "pptm",
    "pptx", "prc", "ps1", "psd", "psd1", "psm1", "pst", "pyc", "pyd", "pyw", "pyz", "rar", "raw", "rb", "reg", "rpm",
    "rtf", "sav", "scf", "scr", "sct", "settingcontent-ms", "sln", "sqlite", "sql", "svg", "swf", "swp", "sys", "tar",
    "temp", "tgz", "tif", "tiff", "tlb", "tmp", "torrent", "ts", "tsv", "ttf", "txt", "vb", "vbe", "vbproj", "vbs",
    "vcf", "vhd", "vhdx", "vmdk", "vmx", "vxd", "war", "wasm", "wav", "webm", "webp", "wim", "wll", "wma", "wmf", "wmv",
    "woff", "woff2", "wsc", "wsf", "wsh", "xap", "xhtml", "xla", "xlam", "xll", "xls", "xlsb", "xlsm", "xlsx", "xltm",
    "xltx", "xml", "xps", "xsd", "xsl", "xslt", "xz", "yaml", "yar", "yara", "yml", "z", "zst");
constexpr auto firmFiles
    = wordSet("cab", "dot", "inc", "java", "map", "md", "mov", "pm", "properties", "py", "sh", "zip");
constexpr auto softFiles = wordSet("am", "app", "as", "ax", "bz", "cat", "cc", "cf", "do", "in", "la", "mk", "ml", "mo",
                                   "one", "pl", "ps", "pub", "rs", "so", "tf", "vi");
/// What documents of OneNote's ending are called; ".one" is also a top-level domain.
constexpr auto documents = wordSet("attachment", "contract", "document", "file", "invoice", "notebook", "notes",
                                   "order", "payment", "proposal", "remittance", "report", "scan", "statement",
                                   "rechnung", "factura", "facture", "fattura", "fatura", "faktura", "angebot");
constexpr auto stems
    = wordSet("app", "autogen", "build", "cargo", "changelog", "common", "config", "configure", "core", "default",
              "exploit", "foo", "bar", "functions", "helper", "helpers", "index", "init", "install", "launch", "lib", "license",
              "main", "makefile", "manifest", "mod", "module", "payload", "readme", "rotate", "run", "script", "server", "setup", "start",
              "test", "tests", "todo", "types", "uninstall", "update", "util", "utils", "variables");
constexpr auto versionWords = wordSet(
    "v", "ver", "vers", "version", "versions", "build", "builds", "release", "rev", "revision", "oid", "firmware",
    "fileversion", "productversion", "file_version", "assemblyversion", "sdk", "driver", "patch", "update", "kernel",
    "section", "sections", "chapter", "clause", "annex", "abschnitt", "kapitel", "sw", "fw", "versión", "versiones",
    "versão", "versões", "versione", "wersja", "версия", "Версия", "версии", "Версии", "версию", "сборка", "versie",
    "verze", "wersji", "wersję", "versjon", "versio", "sürüm", "verzió", "versiune");
/// Ends of words that say the same, with anything in front: "最新版本".
constexpr std::string_view versionEnds[] = {"版本", "版", "バージョン", "バージョンは", "버전"};
constexpr auto addressWords = wordSet(
    "a", "access", "addr", "address", "addresses", "alert", "and", "as", "asn", "at", "attacker", "bad", "beacon",
    "blacklist", "block", "blocked", "blocklist", "botnet", "by", "c2", "cc", "client", "cloudflare", "cnc", "connect",
    "connected", "connection", "connects", "contacted", "contacts", "country", "deny", "denied", "destination", "dest",
    "dhcp", "dns", "domain", "dst", "drop", "dropped", "endpoint", "exit", "found", "from", "gateway", "google", "gw",
    "host", "hosts", "hostname", "inbound", "indicator", "indicators", "infrastructure", "ioc", "iocs", "ip", "ips",
    "ipv4", "is", "ldap", "localhost", "malicious", "malware", "name", "nameserver", "neighbor", "network", "node",
    "ntp", "observed", "on", "or", "origin", "outbound", "peer", "ping", "proxy", "quad9", "relay", "remote",
    "resolved", "resolver", "resolves", "route", "router", "scan", "scanner", "scanning", "seen", "sender", "server",
    "servers", "smtp", "source", "sources", "src", "ssh", "subnet", "target", "tcp", "the", "then", "to", "tor",
    "traffic", "udp", "url", "via", "victim", "vpn", "vps", "web", "whois", "with");
constexpr auto versionedThings
    = wordSet("agent", "app", "appliance", "browser", "console", "engine", "hotfix", "installer", "java", "jre", "jvm",
              "library", "openssl", "plugin", "policy", "ruleset", "sensor", "signature", "signatures", "snort", "snort3",
              "software", "suricata", "tool", "zeek");
constexpr auto abbreviations
    = wordSet("abs", "art", "co", "corp", "dept", "depto", "etc", "ex", "fr", "hr", "inc", "jr", "ltd", "mme", "nr", "sr",
              "sra");
constexpr auto pronouns = wordSet("all", "and", "but", "he", "i", "it", "me", "she", "that", "them", "they", "this", "us",
                                  "we", "you");
/// Where the names of resources, labels and annotations of Kubernetes end: "app.kubernetes.io/name".
constexpr std::string_view resourceEnds[] = {"kubernetes.io", "k8s.io", "istio.io", "cert-manager.io", "traefik.io",
                                             "coreos.com", "openshift.io", "fluxcd.io", "argoproj.io", "knative.dev"};
constexpr auto sciences = wordSet("cs", "econ", "eess", "math", "stat");
constexpr auto architectures = wordSet("aarch64", "amd64", "arm", "arm64", "armv7", "i386", "i686", "mips", "x64", "x86");
constexpr auto suffixWords = wordSet("backed", "based", "branded", "controlled", "derived", "facing", "hosted",
                                     "linked", "only", "owned", "registered", "related", "specific", "themed");
constexpr auto transportWords
    = wordSet("tcp", "udp", "ip", "ipv4", "icmp", "http", "https", "ftp", "ssh", "rdp", "smb", "dns", "host", "hosts",
              "src", "dst", "source", "destination", "c2", "c&c", "cnc", "server", "address", "and", "or", "direct",
              "hier_direct", "parent", "firstup_parent", "original_dst");
constexpr auto sentenceWords
    = wordSet("am", "as", "at", "be", "by", "do", "how", "id", "im", "in", "is", "it", "may", "me", "my", "new", "no",
              "now", "one", "sc", "so", "to", "today", "us", "you", "here", "open", "live", "gives", "its", "call",
              "see", "on", "if", "an", "kim", "link", "data", "go", "hot", "like", "next", "post", "then", "total",
              "click", "download", "visit", "watch", "read", "free", "save", "moe", "men", "all", "able", "best");
constexpr auto memberWords = wordSet(
    "name", "id", "info", "host", "run", "link", "style", "now", "events", "watch", "target", "top", "is", "to", "open",
    "data", "call", "map", "click", "select", "search", "next", "group", "date", "download", "win", "email", "media",
    "band", "support", "net", "in", "io", "parts", "theater", "world", "py", "sh", "as", "so", "it", "app", "dev",
    "zone", "security", "network", "live", "play", "cat", "int", "box", "fit", "kids", "exposed", "services", "tools",
    "domains", "foundation", "rest", "page", "menu", "sc", "st", "ms", "do", "be", "re", "me", "at", "no", "build",
    "report", "codes", "country", "city", "author", "review", "hosting", "directory", "bar", "pub", "read", "prof",
    "my", "abc", "seek", "show", "fail", "fire", "global", "compare", "family", "pid", "author", "new", "discover",
    "auto", "fast", "secure", "help", "family", "day", "int", "center", "post");
/// Of these, what is hardly ever the end of a host that anybody reports.
constexpr auto codeWords
    = wordSet("name", "id", "data", "call", "read", "open", "seek", "search", "group", "style", "events", "target",
              "next", "new", "show", "select", "fail", "fire", "global", "compare", "family", "pid", "now", "author",
              "discover", "abc", "day", "int", "map", "auto", "center");
constexpr auto codeRoots = wordSet(
    "this", "self", "document", "window", "location", "event", "evt", "e", "console", "logging", "logger", "log", "os",
    "sys", "System", "process", "Math", "Date", "date", "String", "string", "str", "obj", "object", "node", "app",
    "request", "response", "req", "res", "user", "item", "fs", "path", "socket", "module", "exports", "config",
    "options", "opts", "env", "json", "JSON", "re", "args", "params", "result", "data", "cls", "ctx", "context",
    "client", "session", "http", "https", "net", "Microsoft", "Windows", "java", "javax", "android", "elem", "element",
    "el", "row", "file", "File", "Path", "Environment", "Array", "Object", "array", "list", "dict", "np", "pd", "plt",
    "tf", "jQuery", "Response", "Request", "Session", "Console", "Convert", "Thread", "Regex", "WScript", "wscript",
    "math", "smtp", "header", "dkim", "spf", "input", "output", "model", "view", "db", "conn", "cursor", "cmd",
    "command", "msg", "message", "parent", "child", "root", "tree", "form", "Form", "Me", "my", "super", "random",
    "time", "datetime", "threading", "subprocess", "urllib", "ioc", "flow", "rule", "field", "fields", "column", "cfg");
/// Field names of log schemas and capture filters: "dns.question.name", "http.request.headers.host", "process.name".
constexpr auto fieldRoots
    = wordSet("agent", "client", "container", "destination", "device", "dns", "email", "event", "file", "host", "http",
              "index", "metadata", "module", "network", "observer", "process", "registry", "request", "response", "rule",
              "server", "service", "smb", "source", "spec", "ssl", "threat", "tls", "url", "user", "values", "winlog",
              "x509");
constexpr auto fieldParts
    = wordSet("account", "answers", "containers", "domain", "effective", "env", "group", "handshake", "hash", "header",
              "headers", "host", "indicator", "instance", "labels", "lifecycle", "metadata", "original", "os", "parent",
              "process", "qry", "query", "question", "request", "resp", "response", "spec", "target", "template", "user",
              "values");
/// Of the roots, those that make a field of two labels.
constexpr auto plainFieldRoots = wordSet("agent", "device", "event", "file", "host", "module", "observer", "process",
                                         "registry", "rule", "user", "values", "winlog");
/// First labels of names that virus scanners give: "Win32.Sality.ae", "Trojan.Generic.KD".
constexpr auto platforms = wordSet("heur", "msil", "o97m", "w32", "w64", "w97m", "win32", "win64");
constexpr auto threats
    = wordSet("adware", "backdoor", "downloader", "exploit", "hacktool", "pua", "ransom", "trojan", "virus", "worm");
constexpr auto titles = wordSet("dr", "mr", "mrs", "ms", "prof", "st");
constexpr auto codeNamespaces
    = wordSet("this", "self", "document", "window", "console", "System", "Microsoft", "Windows", "WScript", "wscript",
              "jQuery", "Math", "os", "sys", "location", "cls", "super", "R");
constexpr auto products
    = wordSet("asp.net", "vb.net", "ado.net", "ml.net", "paint.net", "socket.io", "node.js", "vue.js", "next.js",
              "three.js", "draw.io", "google.play", "m2mqtt.net", "itext.sharp", "booking.com's", "m.sc", "b.sc",
              "adodb.stream", "et.al", "m.in", "t.test", "г.Москва");
constexpr auto packageRoots
    = wordSet("com", "org", "net", "android", "androidx", "java", "javax", "kotlin", "edu", "gov", "io");
constexpr auto secondLevels = wordSet("ac", "co", "com", "edu", "gob", "gouv", "gov", "gub", "org");
/// Endings under which hosts starting with a package root are seen: not taken for packages.
constexpr auto hostEndings
    = wordSet("com", "net", "org", "info", "biz", "xyz", "top", "site", "online", "space", "club", "website", "live",
              "shop", "store", "icu", "buzz", "click", "link", "cloud", "tech", "fun", "press", "host", "bid", "work",
              "gdn", "vip", "win", "rest", "cfd", "sbs", "monster", "life", "onion", "dev");
constexpr auto notBeforeDot
    = wordSet("about", "for", "from", "to", "in", "is", "as", "like", "new", "some", "any", "all", "these", "those",
              "our", "your", "my", "its", "their", "on", "at", "called", "named", "using", "via", "the", "a", "an", "this", "that", "one", "each", "every", "polka", "quantum", "red", "laser", "and", "or",
              "no", "with", "by", "of", "final", "trailing", "leading", "single", "last", "first");
constexpr auto reservedEnds = wordSet("example", "test", "invalid", "local", "localhost", "localdomain", "lan", "home",
                                      "corp", "internal", "intranet", "private", "domain", "workgroup");
constexpr auto mailboxes = std::to_array<std::string_view>(
    {"user", "admin", "info", "contact", "support", "sales", "abuse", "webmaster", "postmaster"});

/// "useratexample": an address whose "@" was spelled out and glued; which part is the host is anybody's guess.
bool hidesAddress(std::string_view word)
{
    for (const std::string_view box : mailboxes) {
        const std::size_t found = word.find(box);
        if (found == word.npos)
            continue;
        const std::string_view rest = word.substr(found + box.size());
        if (rest.starts_with("at") && rest.size() >= 5)
            return true;
    }
    return false;
}

} // namespace

FileEnding fileEnding(std::string_view label)
{
    const Lowered word(label);
    if (label.empty() || word.size == 0)
        return FileEnding::None;
    if (files.contains(word.view()))
        return FileEnding::File;
    if (firmFiles.contains(word.view()))
        return FileEnding::FirmFile;
    return softFiles.contains(word.view()) ? FileEnding::SoftFile : FileEnding::None;
}

bool isFileStem(std::string_view label)
{
    return stems.containsLowered(label);
}

bool isDocumentStem(std::string_view label)
{
    return documents.containsLowered(label);
}

bool isVersionWord(std::string_view word)
{
    if (versionWords.containsLowered(word))
        return true;
    const Lowered lowered(word);
    // "productversion", "version_name"
    if (lowered.view().find("version") != std::string_view::npos)
        return true;
    return std::any_of(std::begin(versionEnds), std::end(versionEnds),
                       [word](std::string_view end) { return word.ends_with(end); });
}

std::string_view endingVersionWord(std::string_view key)
{
    std::size_t begin = key.size();
    while (begin > 0 && key.size() - begin < longestWord && is(key[begin - 1], LetterByte))
        --begin;
    const std::string_view word = key.substr(begin);
    return isVersionWord(word) ? word : std::string_view();
}

bool isTransportWord(std::string_view word)
{
    return transportWords.containsLowered(word);
}

bool isAddressWord(std::string_view word)
{
    return addressWords.containsLowered(word) || isTransportWord(word);
}

bool isVersionedThing(std::string_view word)
{
    return versionedThings.containsLowered(word);
}

bool isSentenceWord(std::string_view label)
{
    return sentenceWords.containsLowered(label);
}

bool isReservedWord(std::string_view label)
{
    return reservedEnds.containsLowered(label);
}

bool isMemberWord(std::string_view label)
{
    return memberWords.containsLowered(label);
}

bool isCodeWord(std::string_view label)
{
    return codeWords.containsLowered(label);
}

bool isCodeRoot(std::string_view label)
{
    return codeRoots.contains(label);
}

bool isCodeNamespace(std::string_view label)
{
    return codeNamespaces.contains(label);
}

bool isFieldName(std::string_view name)
{
    const std::size_t first = name.find('.');
    const std::size_t last = name.rfind('.');
    if (first == name.npos)
        return false;
    const std::string_view end = name.substr(last + 1);
    if (first == last)
        return (end == "name" || end == "id") && plainFieldRoots.contains(name.substr(0, first));
    if ((end != "name" && end != "id" && end != "host") || !fieldRoots.contains(name.substr(0, first)))
        return false;
    for (std::size_t begin = first + 1; begin < last;) {
        const std::size_t dot = name.find('.', begin);
        if (!fieldParts.contains(name.substr(begin, dot - begin)))
            return false;
        begin = dot + 1;
    }
    return true;
}

bool isDetectionName(std::string_view name)
{
    const std::string_view first = name.substr(0, name.find('.'));
    if (!isUpper(first.front()) || isHostEnding(name.substr(name.rfind('.') + 1)))
        return false;
    return platforms.containsLowered(first)
        || (std::count(name.begin(), name.end(), '.') > 1 && threats.containsLowered(first));
}

bool isTitleOfPerson(std::string_view label)
{
    return titles.containsLowered(label);
}

bool isAbbreviation(std::string_view label)
{
    return abbreviations.containsLowered(label);
}

bool isPronoun(std::string_view label)
{
    return pronouns.containsLowered(label);
}

bool isSuffixWord(std::string_view word)
{
    return suffixWords.containsLowered(word);
}

bool isArchitecture(std::string_view label)
{
    return architectures.containsLowered(label);
}

bool isScience(std::string_view label)
{
    return sciences.contains(label);
}

bool isProductName(std::string_view name)
{
    return products.containsLowered(name);
}

bool isResourceName(std::string_view name)
{
    return std::any_of(std::begin(resourceEnds), std::end(resourceEnds), [name](std::string_view end) {
        return name.ends_with(end) && name.size() > end.size() && name[name.size() - end.size() - 1] == '.';
    });
}

bool isSecondLevel(std::string_view label)
{
    return secondLevels.contains(label);
}

bool isPackageRoot(std::string_view label)
{
    return packageRoots.containsLowered(label);
}

bool isHostEnding(std::string_view label)
{
    return hostEndings.containsLowered(label);
}

bool isSpelledLabel(std::string_view word)
{
    return !word.empty() && !notBeforeDot.containsLowered(word) && !hidesAddress(word);
}

bool endsSpelledName(std::string_view word, std::string_view before)
{
    // "calm-web dot click": no English word stands before it, so it is not the middle of a sentence.
    const bool prose = before.find('-') == before.npos
        && std::none_of(before.begin(), before.end(), [](char c) { return is(c, DigitByte); });
    if (word.size() < 2 || word.size() > longestWord || (prose && isSentenceWord(word)))
        return false;
    return isKnownTld(Lowered(word).view());
}

} // namespace ioc
