using Xunit.Abstractions;

namespace Platform.Tests.Mail;

public sealed class TextFixtureTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. MailCorpus.Texts.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void New_text_is_told_apart(string name)
    {
        var one = MailCorpus.Texts.Single(c => c.Name == name);
        var mail = MailCorpus.Read(one.Raw);
        Assert.Equal(one.Text, mail.Text);
        Assert.Contains(one.Quote ?? "", mail.Quote, StringComparison.Ordinal);
        Assert.Contains(one.Signature ?? "", mail.Signature, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_all_clients_98_in_100_are_read_exactly()
    {
        var all = MailCorpus.Texts.Concat(MailCorpus.Clients).ToList();
        Assert.Equal(all.Count, all.Select(one => one.Name).Distinct(StringComparer.Ordinal).Count());
        foreach (var group in new[] { ("rules made with them", MailCorpus.Texts), ("written before they were read", MailCorpus.Clients) })
        {
            output.WriteLine($"{group.Item1}: {group.Item2.Count(IsExact)} of {group.Item2.Count}");
        }

        foreach (var wrong in all.Where(one => !IsExact(one)))
        {
            output.WriteLine($"=== {wrong.Name}\n--- expected\n{wrong.Text}\n--- read\n{MailCorpus.Read(wrong.Raw).Text}");
        }

        Assert.True(all.Count >= 150 && MailCorpus.Clients.Count >= 150);
        Assert.True(all.Count(IsExact) >= all.Count * 0.98, "fewer than 98 % are exact");
        Assert.True(MailCorpus.Clients.Count(IsExact) >= MailCorpus.Clients.Count * 0.98, "fewer than 98 % of the later cases are exact");
    }

    [Fact]
    public void What_is_read_wrongly_is_too_much_and_never_too_little()
    {
        foreach (var one in MailCorpus.Texts.Concat(MailCorpus.Clients))
        {
            var left = Words(MailCorpus.Read(one.Raw).Text).GroupBy(word => word, StringComparer.Ordinal).ToDictionary(word => word.Key, word => word.Count(), StringComparer.Ordinal);
            foreach (var word in Words(one.Text))
            {
                left[word] = left.GetValueOrDefault(word) - 1;
                Assert.True(left[word] >= 0, $"{one.Name} lost '{word}'");
            }
        }
    }

    private static bool IsExact(TextCase one) =>
        MailCorpus.Read(one.Raw) is var mail
        && mail.Text == one.Text
        && mail.Quote.Contains(one.Quote ?? "", StringComparison.Ordinal)
        && mail.Signature.Contains(one.Signature ?? "", StringComparison.Ordinal);

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
