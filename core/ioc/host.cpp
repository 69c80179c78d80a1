// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/host.h"

#include "core/ioc/address.h"
#include "core/ioc/hostname.h"
#include "core/ioc/suffixes.h"

#include <idn2.h>

#include <QByteArray>

#include <algorithm>
#include <memory>

namespace ioc {

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

/// Script of one label, counting the sets that belong together in one writing system as one.
bool mixesScripts(QStringView label)
{
    bool latin = false, han = false, kana = false, hangul = false, bopomofo = false;
    int others = 0;
    QChar::Script other = QChar::Script_Common;
    for (const char32_t c : label.toUcs4()) {
        switch (const QChar::Script script = QChar::script(c)) {
        case QChar::Script_Common:
        case QChar::Script_Inherited:
        case QChar::Script_Unknown:
            break;
        case QChar::Script_Latin:
            latin = true;
            break;
        case QChar::Script_Han:
            han = true;
            break;
        case QChar::Script_Hiragana:
        case QChar::Script_Katakana:
            kana = true;
            break;
        case QChar::Script_Hangul:
            hangul = true;
            break;
        case QChar::Script_Bopomofo:
            bopomofo = true;
            break;
        default:
            others += script != other;
            other = script;
        }
    }
    const bool eastAsian = han || kana || hangul || bopomofo;
    return others + int(latin) + int(eastAsian) > 1 || int(kana) + int(hangul) + int(bopomofo) > 1;
}

/// Cyrillic letters only, each of which looks like a Latin one: what a homograph of a Latin name is made of.
bool passesForLatin(QStringView label)
{
    static constexpr QStringView lookalikes = u"асԁеһіјӏорԛѕԝхуьѵ";
    bool cyrillic = false;
    for (const QChar c : label) {
        if (c.script() == QChar::Script_Cyrillic) {
            cyrillic = true;
            if (!lookalikes.contains(c))
                return false;
        }
    }
    return cyrillic;
}

bool isTrustworthy(const QString &name)
{
    const auto labels = QStringView(name).split(u'.');
    const bool latinTld
        = std::all_of(labels.last().begin(), labels.last().end(), [](QChar c) { return c < QChar(0x80); });
    return std::none_of(labels.begin(), labels.end(), [latinTld](QStringView label) {
        return mixesScripts(label) || (latinTld && passesForLatin(label));
    });
}

QString prefixOf(const Ipv6 &address)
{
    Ipv6 prefix{};
    std::copy_n(address.begin(), 3, prefix.begin());
    char text[longestAddress];
    return QString::fromLatin1(text, qsizetype(writeIpv6(prefix, text))) + QStringLiteral("/48");
}

} // namespace

std::optional<Host> parseHost(QStringView text)
{
    text = text.trimmed();
    if (text.isEmpty() || text.size() > qsizetype(4 * longestHost))
        return {};
    PlainHost plain;
    char buffer[longestHost + 2];
    const bool ascii = text.size() < qsizetype(sizeof buffer)
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
    if (ascii) {
        std::transform(text.begin(), text.end(), buffer, [](QChar c) { return char(c.unicode()); });
        if (!parsePlainHost({buffer, std::size_t(text.size())}, plain))
            return {};
    } else if (!parsePlainHost(view(text.toUtf8()), plain)) {
        return {};
    }
    return Host{plain.type, QString::fromLatin1(plain.text, plain.length), plain.reach, plain.why};
}

QString displayName(const QString &value)
{
    if (!value.contains(u"xn--"))
        return value;
    char *out = nullptr;
    if (idn2_to_unicode_8z8z(value.toLatin1().constData(), &out, IDN2_NONTRANSITIONAL) != IDN2_OK)
        return value;
    const std::unique_ptr<char, void (*)(void *)> owner(out, [](void *p) { idn2_free(p); });
    const QString name = QString::fromUtf8(out);
    const auto back = toAscii(view(name.toUtf8()));
    return back && value == QLatin1String(back->c_str()) && isTrustworthy(name) ? name : value;
}

QString artifactGroup(const QString &value)
{
    const QByteArray text = value.toLatin1();
    if (value.contains(u':')) {
        const auto address = parseIpv6(view(text));
        return address ? prefixOf(*address) : value;
    }
    if (parseIpv4(view(text)))
        return value.left(value.lastIndexOf(u'.')) + QStringLiteral(".0/24");
    const std::string_view domain = registrableDomain(view(text));
    return domain.empty() || domain.size() == std::size_t(text.size()) ? value : value.right(qsizetype(domain.size()));
}

} // namespace ioc
