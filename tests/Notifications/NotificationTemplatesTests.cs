using System.Text.RegularExpressions;
using Platform.Notifications;
using Platform.Tests.EndToEnd;
using Platform.Turns;
using Platform.Turns.Claims;

namespace Platform.Tests.Notifications;

public sealed class NotificationTemplatesTests
{
    private static readonly string[] Statuses = ["Processing", "Packed", "Shipped", "OutForDelivery", "Delivered", "Delayed", "Cancelled", "Returned"];

    public static TheoryData<string, string> EveryTemplateInEveryLanguage()
    {
        var data = new TheoryData<string, string>();
        foreach (var language in ReplyTemplates.SpokenLanguages)
        {
            foreach (var template in NotificationTemplates.List)
            {
                data.Add(template.Name, language);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryTemplateInEveryLanguage))]
    public void Every_template_can_be_previewed_in_every_language(string name, string language)
    {
        var template = Find(name);
        var words = NotificationWords.Of(template.Key, language, template.Samples, "Northwind Lane");

        Assert.Equal(language, words.Language);
        Assert.All([words.Subject, words.Text, words.Sms], text => Assert.True(text.Length > 3 && !text.Contains('{', StringComparison.Ordinal) && !text.Contains("USD", StringComparison.Ordinal), text));
        Assert.InRange(words.Subject.Length, 4, 90);
        Assert.InRange(words.Sms.Length, 10, 160);
        Assert.DoesNotContain('\n', words.Subject);
        Assert.DoesNotContain('\n', words.Sms);
    }

    [Theory]
    [MemberData(nameof(EveryTemplateInEveryLanguage))]
    public void Every_template_says_nothing_that_its_values_do_not_support(string name, string language)
    {
        var template = Find(name);
        var words = NotificationWords.Of(template.Key, language, template.Samples, "Northwind Lane");
        Fact[] facts = [new("f1", "values", words.Sms, [.. template.Samples, new(FactNames.Reached, "Shipped"), new(FactNames.Promises, "Action")])];

        Assert.Null(ClaimChecker.Refute(new(words.Text, ["f1"]), facts, language));
        Assert.Null(ClaimChecker.Refute(new(words.Subject, ["f1"]), facts, language));
    }

    [Theory]
    [MemberData(nameof(EveryTemplateInEveryLanguage))]
    public void Every_placeholder_is_declared_and_every_declared_one_is_used(string name, string language)
    {
        var template = Find(name);
        var used = ((string[])[template.Key, $"{template.Key}-subject", $"{template.Key}-sms"])
            .SelectMany(key => Regex.Matches(ReplyTemplates.Template(language, key), @"\{([a-zA-Z]+)\}").Select(match => match.Groups[1].Value))
            .Distinct().Except(["shop"]);

        Assert.Equal(template.Samples.Select(sample => sample.Name).Order(), used.Order());
    }

    [Fact]
    public void Every_status_has_a_word_in_every_language() =>
        Assert.All(ReplyTemplates.SpokenLanguages, language => Assert.Equal(
            Statuses.Length,
            Statuses.Select(status => NotificationWords.Of("notify-order-update", language, [new("orderNumber", "1"), new("status", status)], "x").Subject).Distinct().Count()));

    [Fact]
    public void A_language_that_is_not_spoken_is_answered_in_English() => Assert.Equal("en", NotificationWords.Of("notify-welcome-offers", "de", [], "x").Language);

    [Fact]
    public void The_documentation_lists_every_template_with_its_placeholders()
    {
        var table = File.ReadLines(Path.Combine(PlatformFixture.Samples, "..", "docs", "notifications.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => NotificationTemplates.Find(NotificationTemplate.Prefix + cells[1].Trim('`')) is not null)
            .Select(cells => (cells[1].Trim('`'), cells[2], cells[3]));

        Assert.Equal(
            NotificationTemplates.List.Select(template => (
                template.Name, template.Purpose.ToString().ToLowerInvariant(),
                template.Samples.Length == 0 ? "" : string.Join(", ", template.Samples.Select(sample => $"`{sample.Name}`")))).OrderBy(row => row.Name, StringComparer.Ordinal),
            table.OrderBy(row => row.Item1, StringComparer.Ordinal));
    }

    private static NotificationTemplate Find(string name) => NotificationTemplates.Find(NotificationTemplate.Prefix + name)!;
}
