// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/jsonreader.h"

#include "core/ioc/chars.h"
#include "core/ioc/linecutter.h"
#include "core/ioc/reading.h"
#include "core/ioc/words.h"

namespace ioc {

namespace {

constexpr std::size_t longestPath = 200;

/// The way down to the value being read.
class KeyPath
{
public:
    void open(bool array) { m_steps.push_back({m_text.size(), array ? 0 : -1}); }
    void close()
    {
        if (!m_steps.empty())
            m_steps.pop_back();
        done();
    }
    void key(const std::string &name)
    {
        if (m_steps.empty())
            return;
        m_text.resize(std::min(m_text.size(), m_steps.back().base));
        if (m_text.size() > longestPath)
            return;
        if (!m_text.empty())
            m_text += '.';
        m_text += name.substr(0, 60);
    }
    /// Before a value: inside an array its number belongs to the path.
    void item()
    {
        if (m_steps.empty() || m_steps.back().index < 0)
            return;
        m_text.resize(std::min(m_text.size(), m_steps.back().base));
        if (m_text.size() <= longestPath)
            m_text += '[' + std::to_string(m_steps.back().index) + ']';
    }
    /// After a value.
    void done()
    {
        if (m_steps.empty())
            m_text.clear();
        else if (m_steps.back().index >= 0)
            ++m_steps.back().index;
    }
    QString text() const { return QString::fromStdString(m_text); }

private:
    struct Step
    {
        std::size_t base;
        qint64 index; ///< −1 in an object
    };
    std::vector<Step> m_steps;
    std::string m_text;
};

/// Keys may be hosts ({"evil.com": …}); most dotted keys are field names ("host.name", "source.ip").
bool mayBeHost(std::string_view key)
{
    const std::size_t dot = key.rfind('.');
    if (dot == key.npos || key.find('_') != key.npos)
        return false;
    const std::string_view end = key.substr(dot + 1);
    return !isReservedWord(end) && (!isMemberWord(end) || isHostEnding(end));
}

} // namespace

void readRestAsText(JsonStream &json, Reading &reading)
{
    const qint64 line = json.line();
    reading.remark(json.errorText(), line);
    reading.place().object.clear();
    LineCutter cutter;
    std::string text;
    const auto take = [&reading, line](std::string_view rest, qint64 number) {
        reading.place().line = line + number - 1;
        reading.scan(rest);
    };
    // What broke the reading is text too.
    text = json.text();
    while (json.takeRest(text))
        cutter.feed(text, take);
    cutter.finish(text, take);
}

void JsonReader::read(QIODevice &device, Reading &reading)
{
    using Event = JsonStream::Event;
    TextStream stream(device, reading);
    JsonStream json(stream);
    KeyPath path;
    std::string versionKey;
    const QString outer = reading.place().object;
    const auto scan = [&](const std::string &text) {
        if (text.find_first_of(".:[]()") == text.npos && text.find(" dot ") == text.npos
            && std::none_of(text.begin(), text.end(), [](char c) { return c & 0x80; }))
            return;
        reading.place().line = json.line();
        reading.place().object = outer.isEmpty() ? path.text() : QString(outer + u'!' + path.text());
        if (versionKey.empty())
            reading.scanBlock(text);
        else // a value knows nothing of its key, which says that it is a version
            reading.scanBlock(versionKey + ": " + text);
        reading.place().object = outer;
    };
    for (;;) {
        const Event event = json.next();
        switch (event) {
        case Event::StartObject:
        case Event::StartArray:
            path.item();
            path.open(event == Event::StartArray);
            if (event == Event::StartObject)
                versionKey.clear();
            break;
        case Event::EndObject:
        case Event::EndArray:
            path.close();
            break;
        case Event::Key:
            path.key(json.text());
            versionKey.clear();
            if (mayBeHost(json.text()))
                scan(json.text());
            versionKey = endingVersionWord(json.text());
            break;
        case Event::String:
            path.item();
            scan(json.text());
            path.done();
            break;
        case Event::Scalar:
            path.done();
            break;
        case Event::End:
            return;
        case Event::Error:
            readRestAsText(json, reading);
            return;
        }
    }
}

} // namespace ioc
