// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/names.h"

#include "core/ioc/chars.h"
#include "core/ioc/hostname.h"
#include "core/ioc/suffixes.h"
#include "core/ioc/words.h"

#include <algorithm>

namespace ioc {

namespace {

constexpr std::size_t longestTld = 63;

bool isAscii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c & 0x80; });
}

bool isTld(std::string_view label)
{
    if (label.size() < 2 || label.size() > longestTld)
        return false;
    if (!isAscii(label)) {
        const auto ascii = toAscii(label);
        return ascii && isKnownTld(*ascii);
    }
    char buffer[longestTld];
    std::transform(label.begin(), label.end(), buffer, lower);
    return isKnownTld({buffer, label.size()});
}

bool isTitleCase(std::string_view label)
{
    return label.size() >= 2 && isUpper(label[0])
        && std::all_of(label.begin() + 1, label.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool hasUpper(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), isUpper);
}

class Judge
{
public:
    explicit Judge(const DottedWord &word)
        : m_word(word)
    {
        split(word.text);
    }

    NameVerdict verdict()
    {
        dropSuffixWord();
        // "evil.com.In March": also where India ends a name, and behind a defanged one.
        if (m_word.sentenceFollows && !hasUpper(m_stem) && (isSentenceWord(m_last) || !isTld(m_last)))
            dropGluedSentence();
        NameVerdict found = judge();
        if (found.kind != NameVerdict::Host && !isTld(m_last) && !m_word.certain && dropGluedSentence())
            found = judge();
        found.length = m_text.size();
        return found;
    }

private:
    static NameVerdict host() { return {NameVerdict::Host}; }
    static NameVerdict ignore() { return {NameVerdict::Ignore}; }
    static NameVerdict reject(RejectReason why) { return {NameVerdict::Reject, why}; }

    void split(std::string_view text)
    {
        m_text = text;
        m_labels = std::size_t(std::count(text.begin(), text.end(), '.')) + 1;
        const std::size_t dot = text.rfind('.');
        m_last = text.substr(dot + 1);
        m_stem = text.substr(0, dot);
        m_first = text.substr(0, text.find('.'));
    }

    std::string_view previousLabel() const
    {
        const std::size_t dot = m_stem.rfind('.');
        return dot == m_stem.npos ? m_stem : m_stem.substr(dot + 1);
    }

    /// "evil.com.Then we": a full stop without a blank.
    bool dropGluedSentence()
    {
        if (m_labels < 3 || m_word.before == '`' || !isTitleCase(m_last) || hasUpper(previousLabel()) || !isTld(previousLabel()))
            return false;
        split(m_stem);
        return true;
    }

    /// "evil-c.com-based": the name is the part before.
    void dropSuffixWord()
    {
        const std::size_t hyphen = m_last.find('-');
        if (hyphen == npos || hyphen == 0 || !isSuffixWord(m_last.substr(hyphen + 1)) || !isTld(m_last.substr(0, hyphen)))
            return;
        split(m_text.substr(0, m_text.size() - (m_last.size() - hyphen)));
    }

    /// What would not be taken for a host by itself may be called one.
    bool isAnnounced() const
    {
        if (m_word.clue == Clue::None || m_word.inPath || m_word.called || m_word.after == '=' || m_word.before == '$'
            || isDetectionName(m_text) || isSentence() || isShortened() || registrableHasUnderscore())
            return false;
        const FileEnding ending = fileEnding(m_last);
        return ending == FileEnding::None
            || (!isFileStem(m_first) && (m_word.clue == Clue::Strong || ending == FileEnding::SoftFile));
    }

    NameVerdict judge() const
    {
        const bool known = isTld(m_last) || isReservedWord(m_last);
        if (m_word.before == '@' && m_labels == 2 && registrableHasUnderscore())
            return reject(RejectReason::BadSyntax); // "curl -F file=@id_rsa.pub"
        if (m_word.certain)
            return known ? host() : reject(endsAsFile() ? RejectReason::FileName : RejectReason::UnknownTld);
        if (known && isAnnounced())
            return host();
        const NameVerdict code = known && !allSingleLetters(m_stem) ? reject(RejectReason::Code) : ignore();
        if (m_word.before == '$' || isNamespace()
            || (!m_word.alone && (isProductName(m_text) || isDetectionName(m_text) || isResourceName(m_text))))
            return code;
        if (m_word.inPath)
            return known || endsAsFile() ? reject(RejectReason::FileName) : ignore();
        if (!known)
            return endsAsFile() ? reject(RejectReason::FileName) : judgeUnknown();
        if (!m_word.alone && (isSentence() || isShortened() || isMember() || isConstant()))
            return code;
        if (isFile() || isPackage())
            return reject(RejectReason::FileName);
        return registrableHasUnderscore() ? reject(RejectReason::BadSyntax) : host();
    }

    bool endsAsFile() const { return fileEnding(m_last) != FileEnding::None; }

    bool isFile() const
    {
        if (m_word.followedByPath)
            return false;
        switch (fileEnding(m_last)) {
        case FileEnding::None:
        case FileEnding::File:
            return false;
        case FileEnding::SoftFile:
            if (m_last == "so" && isArchitecture(previousLabel()))
                return true;
            return m_labels == 2
                && (equalsIgnoringCase(m_last, "one")
                        ? isDocumentStem(m_first)
                        : isFileStem(m_first) || (m_first.starts_with("lib") && m_last == "so"));
        case FileEnding::FirmFile:
            break;
        }
        if (m_word.webPort && !isFileStem(m_first))
            return false;
        // A host of several labels may well end so ("www.shop.md"), unless the rest looks like a file too.
        if (m_labels == 2 || equalsIgnoringCase(m_last, "zip") || equalsIgnoringCase(m_last, "mov"))
            return true;
        const std::string_view previous = previousLabel();
        return allOf(previous, DigitByte) || fileEnding(previous) != FileEnding::None;
    }

    /// "…was closed.In May": the next sentence, not India.
    bool isSentence() const
    {
        if (!isSentenceWord(m_last))
            return false;
        if (isTitleCase(m_last) && (!hasUpper(previousLabel()) || (m_labels == 2 && isTitleOfPerson(m_first))))
            return true;
        // "i.e.it", "Ph.D.in"
        return m_labels > 2 && (allSingleLetters(m_stem) || (previousLabel().size() == 1 && hasUpper(previousLabel())));
    }

    /// "Mr.Abbott", "M.Dupont", "Co.KG", "P.O.Box", "that.one", "NameSilo.LLC": no blank behind a full stop.
    bool isShortened() const
    {
        if (m_word.followedByPath || isHostEnding(m_last))
            return false;
        if (m_labels > 2)
            return isTitleCase(m_last) && allSingleLetters(m_stem) && hasUpper(m_stem);
        if (isPronoun(m_first) && (isSentenceWord(m_last) || isTitleCase(m_last) || m_last == "ping"))
            return true;
        if (!isUpper(m_last.front()) || !isUpper(m_first.front()))
            return false;
        if (isTitleCase(m_last) && isCamelCase(m_first) && m_last.size() > 2) // "SmsCaster.Pro"
            return true;
        if (isTitleOfPerson(m_first) || isAbbreviation(m_first) || (m_first.size() == 1 && isTitleCase(m_last)))
            return true;
        return m_first.size() > 2 && std::all_of(m_last.begin(), m_last.end(), isUpper)
            && std::any_of(m_first.begin(), m_first.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    }

    static bool allSingleLetters(std::string_view text)
    {
        for (std::size_t i = 1; i < text.size(); i += 2) {
            if (text[i] != '.')
                return false;
        }
        return text.size() % 2 == 1;
    }

    /// "document.location.host", "System.Net", "row.name(": code.
    bool isMember() const
    {
        if (isFieldName(m_text) || (m_word.inCode && m_labels == 2 && m_first.size() == 1 && m_last == "host"))
            return true;
        if (!isMemberWord(m_last))
            return false;
        if ((m_word.inCode || isCodeWord(m_last)) && m_labels == 2 && m_first.size() == 1 && !m_word.followedByPath)
            return true;
        if (m_labels == 2 ? isCodeRoot(m_first) : isCodeNamespace(m_first))
            return true;
        // "Mail.Read", a permission; "group.id=cti" and "session.timeout.ms=45000", settings.
        if (m_labels == 2 && isCodeWord(m_last) && isTitleCase(m_first) && isTitleCase(m_last))
            return true;
        if (m_word.after == '=' && (isCodeWord(m_last) || m_labels > 2))
            return true;
        if (m_word.called || (isCamelCase(m_text) && !isEncoded(m_first)) || (m_labels > 2 && isTitleCase(m_last) && isTitleCase(m_first)))
            return true;
        // "ctx.info.id": "ctx" is no subdomain either.
        if ((m_first == "ctx" || m_first == "evt" || m_first == "obj" || m_first == "req") && isCodeWord(m_last)
            && isMemberWord(previousLabel()) && previousLabel().size() > 3)
            return true;
        // "co.id" and its likes are registries.
        return m_word.inCode && isCodeWord(m_last) && (m_labels == 2 || previousLabel().size() > 3);
    }

    /// "aGVsbG8.tunnel.click": data that leaves as a query. Names of methods seldom hold a digit.
    bool isEncoded(std::string_view label) const
    {
        return m_labels > 2 && std::any_of(label.begin(), label.end(), [](char c) { return is(c, DigitByte); });
    }

    /// "socket.AF", "process.env.CI": a constant of a module. "[cs.CR]": a field of science.
    bool isConstant() const
    {
        const auto upper = [](char c) { return isUpper(c) || is(c, DigitByte) || c == '_'; };
        const bool known = m_word.inCode || previousLabel() == "env" || (m_word.before == '[' && isScience(m_first));
        return known && m_last.size() == 2 && std::all_of(m_last.begin(), m_last.end(), upper) && !hasUpper(m_stem);
    }

    /// "Microsoft.Exchange.Web.Services", "WScript.Shell": capital letters all along.
    bool isNamespace() const
    {
        if (!isUpper(m_first.front()) || m_first.size() < 2 || !isCodeNamespace(m_first) || isHostEnding(m_last))
            return false;
        for (std::size_t dot = m_first.size(); dot != npos; dot = m_text.find('.', dot + 1)) {
            if (!isUpper(m_text[dot + 1]))
                return false;
        }
        return std::any_of(m_last.begin(), m_last.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    }

    /// "uk.co.bank.android": the same from a country's registry. Of the ends that are domains, only what apps end in.
    bool isNationalPackage() const
    {
        if (m_labels < 4 || m_first.size() != 2 || !isTld(m_first) || (m_last != "app" && m_last != "android"))
            return false;
        const std::size_t second = m_first.size() + 1;
        return isSecondLevel(m_text.substr(second, m_text.find('.', second) - second)) && !m_word.followedByPath
            && std::all_of(m_text.begin(), m_text.end(), [](char c) { return is(c, LetterByte) || c == '.'; });
    }

    /// "com.vendor.tools": a package name, reading from the root.
    bool isPackage() const
    {
        const bool library = m_first == "javax" || m_first == "androidx" || m_text.starts_with("org.apache.")
            || m_text.starts_with("org.eclipse.") || m_text.starts_with("org.springframework.");
        if (isNationalPackage() || (m_labels > 2 && library && !m_word.followedByPath))
            return true;
        return m_labels > 2 && isPackageRoot(m_first) && m_last.size() > 2 && !isHostEnding(m_last)
            && !m_word.followedByPath;
    }

    bool registrableHasUnderscore() const { return previousLabel().find('_') != npos; }

    /// A dotted word whose end is no TLD: worth reporting only when a person would take it for a host.
    NameVerdict judgeUnknown() const
    {
        const bool wordLike = m_last.size() >= 2 && m_last.size() <= 24 && isAscii(m_text) && allOf(m_last, LetterByte)
            && !hasUpper(m_text) && m_first.size() >= 2;
        const bool code = m_word.after == '(' || m_word.after == '=' || m_word.after == '[' || m_word.before == '.'
            || m_word.before == '>' || m_word.before == ':' || isCodeRoot(m_first) || m_text.find('_') != npos;
        const std::size_t hyphen = m_last.find('-'); // "evil.com-panel"
        const bool glued = hyphen != npos && hyphen > 0 && !hasUpper(m_text) && isTld(m_last.substr(0, hyphen));
        return (wordLike || glued) && !code ? reject(RejectReason::UnknownTld) : ignore();
    }

    static constexpr std::size_t npos = std::string_view::npos;
    const DottedWord &m_word;
    std::string_view m_text, m_stem, m_first, m_last;
    std::size_t m_labels = 0;
};

} // namespace

NameVerdict judgeName(const DottedWord &word)
{
    return Judge(word).verdict();
}

} // namespace ioc
