using FsCheck;
using FsCheck.Fluent;
using Platform.Knowledge;

namespace Platform.Tests.Knowledge;

public sealed class TextAnalyzerTests
{
    private static string Terms(string text, string language) =>
        string.Join(' ', TextAnalyzer.Analyze(text, language).Where(term => !term.IsStop).Select(term => term.Text));

    [Theory]
    [InlineData("returns returned returning", "return return return")]
    [InlineData("cancelled cancellation", "cancel cancel")]
    [InlineData("personalised personalized", "person person")]
    [InlineData("colours paid sent DVDs", "color pay send dvd")]
    [InlineData("e-mail pre-order", "email preorder order")]
    [InlineData("$1,000.50 20% 30th 3D 5kg", "dollar 1000.5 20 percent 30 3d 5 kg")]
    [InlineData("thirty days 9:00", "30 day 9")]
    [InlineData("the customer's café", "custom cafe")]
    public void English_words_and_numbers_are_normalised(string text, string expected) => Assert.Equal(expected, Terms(text, "en"));

    [Theory]
    [InlineData("send the broken one back", "send back the break one")]
    [InlineData("give it back", "give back it")]
    [InlineData("my back hurts", "my back hurt")]
    [InlineData("put it back", "put it back")]
    public void Particle_is_joined_to_a_verb_that_is_known_with_it(string text, string expected)
    {
        var terms = TextAnalyzer.Analyze(text, "en");

        TextAnalyzer.JoinParticles(terms, (verb, particle) => verb is "send" or "give" && particle == "back");

        Assert.Equal(expected, string.Join(' ', terms.Select(term => term.Text)));
    }

    [Theory]
    [InlineData("Can I pay later?", true)]
    [InlineData("I bought a lamp, is there a guarantee", true)]
    [InlineData("How long does it take?", false)]
    [InlineData("opening hours", false)]
    public void Question_of_yes_or_no_is_told(string question, bool expected) => Assert.Equal(expected, QuestionFinder.IsYesNo(question));

    [Theory]
    [InlineData("l'adresse livraisons", "fr", "adress livraison")]
    [InlineData("退货政策", "zh", "退货 货政 政策")]
    [InlineData("giao hàng", "vi", "giao hàng")]
    public void Other_languages_are_analysed_by_their_rules(string text, string language, string expected) => Assert.Equal(expected, Terms(text, language));

    [Fact]
    public void Any_text_is_analysed_inside_its_bounds() =>
        Prop.ForAll<string>(text => TextAnalyzer.Analyze(text ?? string.Empty, "en").TrueForAll(term => term.Start >= 0 && term.End <= text!.Length && term.Start < term.End))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("We open at 9 a.m. on Sundays. Dr. Smith is in. It costs $5.95! Really?", 4)]
    [InlineData("One.\nTwo without a stop\n- item", 3)]
    [InlineData("可以退货。请联系我们！", 2)]
    public void Sentences_end_where_a_reader_says_so(string text, int count) => Assert.Equal(count, SentenceSplitter.Split(text).Count);

    [Fact]
    public void Mail_is_reduced_to_what_it_asks()
    {
        var found = QuestionFinder.Find("Hello,\n\nI bought a lamp in May and my wife likes it a lot, it stands in our living room next to the old chair.\nCould you please tell me how long the warranty lasts?\n\nBest regards,\nJohn\n> On Monday you wrote: what is up?");

        Assert.Equal(["how long the warranty lasts?"], found);
    }

    [Theory]
    [InlineData("How long does delivery take?", AnswerType.Duration)]
    [InlineData("What does it cost?", AnswerType.Price)]
    [InlineData("When do you open?", AnswerType.Time)]
    [InlineData("Where is the store?", AnswerType.Place)]
    [InlineData("Combien de temps pour un retour ?", AnswerType.Duration)]
    [InlineData("运费多少钱", AnswerType.Price)]
    [InlineData("Can I pay by card?", AnswerType.Any)]
    public void Type_of_the_answer_is_told_from_the_question(string question, AnswerType type) => Assert.Equal(type, AnswerTypes.Of(question));
}
