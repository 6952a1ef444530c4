using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Platform.Leads;
using Platform.Turns;
using Platform.Turns.Claims;

namespace Platform.Tests.Leads;

/// <summary>No sentence of ours may be withheld: each is checked as it is said, in every language.</summary>
public sealed class LeadTemplateTests
{
    public static TheoryData<string> Languages() => [.. ReplyTemplates.SpokenLanguages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sentence_of_the_sign_up_stands_on_its_facts(string language)
    {
        ImmutableArray<FactValue> values =
        [
            new("email", "jose99@example.com"), new("phone", "***36"), new("firstName", "Anna"),
            new("interests", LeadSayings.Categories(language, ["Electronics", "Home", "Automotive"])),
        ];
        Check(language, "lead-", new("lead", "leads/form", "the sign-up of this dialogue", values), values);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sentence_of_the_loyalty_programme_stands_on_its_facts(string language)
    {
        ImmutableArray<FactValue> values = [new("tier", "Gold"), new("points", "250"), new("total", "2090")];
        Check(language, "loyalty-", new("loyalty", "loyalty/account", "the account", values), values);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Sentences_that_cite_nothing_claim_nothing(string language)
    {
        foreach (var key in ReplyTemplates.Keys(language).Where(key => key.StartsWith("lead-", StringComparison.Ordinal)))
        {
            var template = ReplyTemplates.Template(language, key);
            if (!template.Contains('{', StringComparison.Ordinal))
            {
                Assert.Null(ClaimChecker.Refute(new(template, []), [], language));
            }
        }

        Assert.Null(ClaimChecker.Refute(new(ReplyTemplates.Fill(language, "lead-ask-CustomerLastName", ("firstName", "Anna")), []), [], language));
    }

    [Fact]
    public void Words_of_a_consent_are_frozen_with_their_version()
    {
        var words = string.Join('\n', ReplyTemplates.SpokenLanguages.Order(StringComparer.Ordinal).SelectMany(language =>
            ((string[])["lead-ask-Consent", "lead-ask-Consent-app", "lead-ask-Consent-phone", "lead-ask-PartnerConsent"]).Select(key => $"{language}/{key}: {ReplyTemplates.Template(language, key)}")));

        // Whoever changes the words raises LeadSayings.WordingVersion with them: a grant proves what was asked.
        Assert.Equal((1, "396994cb695ed871"), (LeadSayings.WordingVersion, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..16]));
    }

    private static void Check(string language, string prefix, Fact fact, ImmutableArray<FactValue> values)
    {
        var keys = ReplyTemplates.Keys(language).Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(keys);
        foreach (var key in keys)
        {
            Assert.Null(ClaimChecker.Refute(new(ReplyTemplates.Fill(language, key, values), [fact.Id]), [fact], language));
        }
    }
}
