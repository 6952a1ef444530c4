using System.Text.RegularExpressions;

namespace Platform.Knowledge;

/// <summary>Finds the sentences of a mail that ask something; greetings, quoted mail and signatures are left out.</summary>
public static partial class QuestionFinder
{
    private const int ShortText = 160;
    private const int MostQuestions = 3;

    /// <summary>The asking parts of a text, at most three; the whole text when it is short or nothing in it asks.</summary>
    public static IReadOnlyList<string> Find(string text)
    {
        var sentences = Sentences(text);
        var asking = sentences.Where(sentence => sentence[^1] is '?' or '？' || Asks().IsMatch(sentence)).ToList();
        if (asking.Count == 0)
        {
            return [string.Join(' ', sentences)];
        }

        if (text.Length <= ShortText && asking.Count == 1)
        {
            return [string.Join(' ', sentences)];
        }

        // Of many questions the last ones are what a mail comes to.
        return asking.Count <= MostQuestions ? asking : asking.GetRange(asking.Count - MostQuestions, MostQuestions);
    }

    /// <summary>True when yes or no would be an answer: can I, do you, is there.</summary>
    public static bool IsYesNo(string question) => YesNo().IsMatch(question);

    /// <summary>What a mail tells beside its questions.</summary>
    public static string Context(string text)
    {
        var asking = Find(text).ToHashSet(StringComparer.Ordinal);
        return string.Join(' ', Sentences(text).Where(sentence => !asking.Contains(sentence)));
    }

    private static List<string> Sentences(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith('>') && !Signature().IsMatch(line)));
        return [.. SentenceSplitter.Split(kept)
            .Select(range => Filler().Replace(Greeting().Replace(kept[range.Start..range.End], string.Empty), " ").Trim())
            .Where(sentence => sentence.Length > 1)];
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"^\s*(--\s*$|on .{5,80} wrote:|sent from my|le .{5,80} a écrit|el .{5,80} escribió)", Options)]
    private static partial Regex Signature();

    [GeneratedRegex(@"^\s*(hi|hello|hey|dear|good (morning|afternoon|evening|day)|greetings|bonjour|salut|hola|buenos días|buenas tardes|xin chào|chào|您好|你好)(\s+(there|all|team|everyone|sir or madam|sir/madam|support|customer service|madame|monsieur|shop|anh chị))?\s*[,!.:，！。]+|^\s*(thanks?( you)?( (so|very) much)?( in advance)?|many thanks|best|kind|warm)?( ?regards| wishes)?\s*[,!.]\s*$", Options)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"\b((could|can|would|will) (you|someone|anyone|u) (please |kindly |maybe |possibly )*(tell|let|help|explain|advise|inform|clarify|confirm|show|give|provide)( to)?( me| us)?( know| understand)?( with)?( some)?( information| details)?( if| whether| about| on)?|i( would|'d|’d)? (like|love|want|need|wish) to (know|ask|find out|understand|learn)( more)?( if| whether| about)?|i( am|'m|’m| was) (just )?(wondering|curious|trying to (find out|understand)|looking for (some )?information)( if| whether| about| on)?|(do|does) (you|anyone) (happen to )?know( if| whether)?|is it (at all )?possible (for me )?to|please (tell|let) me( know)?( if| whether)?|(i |we )?(really |just |kindly |please )?(need|want|require|would like|could use|request|am looking for|have to get)( some| your| a little| any)? (help|assistance|assitance|support|aid|guidance)( (with|to|in|for|on|from you))?|(can|could|will) (you|u) (please )?(help|assist|support) me( out)?( (with|to|in))?|help me( out)?( (with|to|in))?|i (really )?(do not|don't|dont|don’t) know (how|what|where)( to do)?( i)?( can| could| need| have| must| should)?( to)?( do)?( to)?|what (do|must|should|can) i( need| have)?( to)? do( in order)? to|(i am|i'm|i’m|im|i was|we are) trying to|(quick|one|a|my|another) question( is)?( about| regarding| on)?\s*[:,-]?|any (idea|chance|information on)|i have a question( about| regarding)?|thank(s| you)( so much| very much)?( in advance)?( for your (help|time|reply))?|pourriez-vous (s'il vous plaît )?me dire( si)?|je (voudrais|souhaite|souhaiterais|aimerais) savoir( si)?|s'il (vous|te) pla[iî]t|me gustar[ií]a saber( si)?|quisiera saber( si)?|por favor|podr[ií]an? decirme( si)?|cho (tôi|em|mình|anh|chị) hỏi|làm ơn)\b|请问|麻烦|我想知道|想问一下", Options)]
    private static partial Regex Filler();

    [GeneratedRegex(@"(^\s*|[,.!;:]\s*|\b(and|so|but|if|also)\s+)(can|could|may|do|does|did|is|are|am|will|would|should|must|have|has) (i|you|u|we|it|they|there|the|your|my|this|that|one|someone|somebody|any|children|kids)\b", Options)]
    private static partial Regex YesNo();

    [GeneratedRegex(@"^\s*((and|but|so|also|or)\s+)?(how|what|when|where|which|who|why|can|could|do|does|did|is|are|will|would|may|should|must|am i|was|were|have|has|what's|where's)\b|^\s*(comment|combien|quand|où|quel|quelle|quels|quelles|pourquoi|est-ce|puis-je|peut-on|pouvez|avez-vous|faut-il|cómo|como|cuánto|cuanto|cuándo|cuando|dónde|donde|qué|cuál|puedo|pueden|tienen|hay|làm sao|làm thế nào|khi nào)\b|(không|bao lâu|bao nhiêu|thế nào|ở đâu|khi nào|gì)( ạ| vậy| nhỉ)?\s*[.?]?$|吗|如何|怎么|多少|哪里|什么|是否|能否|几", Options)]
    private static partial Regex Asks();
}
