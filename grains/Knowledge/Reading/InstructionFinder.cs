using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Knowledge;

/// <summary>
/// Finds words in a document that speak to a machine or to staff and not to a reader: an order to forget rules or to be somebody else, or
/// to tell customers something. Nothing obeys them, but they would be quoted, in the shop's name. A list, and as such with holes: what is
/// on it is left out, what is not can still only be quoted, word for word and with its source.
/// </summary>
public static partial class InstructionFinder
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    /// <summary>Whether a document speaks to a machine anywhere: in its title, a heading or a text.</summary>
    /// <param name="document">The document.</param>
    public static bool SpeaksToMachine(KnowledgeDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return SpeaksToMachine(document.Title) || document.Sections.Any(section => SpeaksToMachine(section.Heading) || section.Blocks.Any(SpeaksToMachine));
    }

    /// <summary>Whether a text speaks to a machine.</summary>
    /// <param name="text">The text; letters of other widths are read as the usual ones.</param>
    public static bool SpeaksToMachine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = Plain(text);
        return Marks().IsMatch(plain) || Shouted().IsMatch(plain) || English().IsMatch(plain) || Spanish().IsMatch(plain) || French().IsMatch(plain) || Vietnamese().IsMatch(plain) || Chinese().IsMatch(plain);
    }

    /// <summary>Whether a paragraph says what to tell customers: it is written for staff, and no answer to a customer.</summary>
    /// <param name="text">The paragraph.</param>
    public static bool SpeaksToStaff(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ToStaff().IsMatch(Plain(text));
    }

    private static string Plain(string text) => text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC);

    [GeneratedRegex(@"<\|?\s*/?(system|im_start|im_end|assistant)\s*\|?>|\[\s*/?(system|inst|assistant)\s*\]|\bsystem (prompt|override)|(^|\n)\W*(system|assistant) (message|note|instructions?)\s*:|\bjailbreak", Options)]
    private static partial Regex Marks();

    // In capitals only: "System: 230 V" is a line of a data sheet.
    [GeneratedRegex(@"(^|\n)\W*(SYSTEM|ASSISTANT)\s*:", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Shouted();

    // "Do not ignore the washing instructions" is for readers: the rules have to be the machine's own, those before, or all of them.
    [GeneratedRegex(
        @"\b(ignore|disregard|forget|override|bypass|overrule|discard|drop)\s+(about\s+)?(everything\s+(above|before)|((all\s+|any\s+)?(of\s+)?(the\s+)?(your|previous|prior|earlier|above|preceding|former|system)\s+(\w+\s+){0,2}|(all|any)\s+(of\s+)?(the\s+)?)(instructions?|rules|guidelines|prompts?|polic(y|ies)|directives|guardrails|restrictions|safeguards|programming|constraints))\b" +
        @"|\byou are now (an?|in|the)\b|\bfrom now on,? you (are|must|will|act)\b|\b(act|behave|respond|answer) as (an?|the) (\w+\s+)?(ai|assistant|admin|administrator|developer|chatbot)\b|\bas an? (ai|language model|chatbot|llm)\b|\byour (new|real|true|actual) (instructions|rules|directives|task|purpose)\b" +
        @"|\b(attention|dear|note (to|for)|instructions? (for|to)) (the |all |any )?(ai|ai \w+|assistant|language model|chatbot|llm|bot)s?( \w+)?\s*[,:!]", Options)]
    private static partial Regex English();

    [GeneratedRegex(
        @"\b(ignor[ae]n?|olvid[ae]n?|omit[ae]n?|desatiend[ae]n?)\s+(todas\s+)?((tus|sus)\s+(\w+\s+){0,2}(instrucciones|reglas|normas|directrices)|las\s+(instrucciones|reglas|normas|directrices)\s+(anteriores|previas))" +
        @"|\b(ahora eres|ahora usted es|a partir de ahora eres)\b", Options)]
    private static partial Regex Spanish();

    [GeneratedRegex(
        @"\b(ignore[rz]?|oublie[rz]?|négligez?|contournez?)\s+(toutes\s+)?((vos|tes)\s+(\w+\s+){0,2}(instructions|règles|consignes|directives)|les\s+(instructions|règles|consignes|directives)\s+(précédentes|antérieures|ci-dessus))" +
        @"|\b(vous êtes|tu es) (maintenant|désormais)\b", Options)]
    private static partial Regex French();

    [GeneratedRegex(@"(bỏ qua|quên|phớt lờ)\s+(mọi |tất cả |các |những |hết )*(hướng dẫn|quy tắc|chỉ dẫn|mệnh lệnh|lệnh|quy định)( \w+)? (trước|của bạn|ở trên|bên trên)|bây giờ bạn là\b", Options)]
    private static partial Regex Vietnamese();

    [GeneratedRegex(@"(忽略|无视|忘记|忘掉|不要理会|绕过)(掉)?(你的|你们的|之前|以前|先前|上述|以上|前面|所有|一切|系统)[^。！？，]{0,8}(指令|规则|指示|提示|限制|准则)|你现在是|从现在(起|开始)，?你|系统提示词", Options)]
    private static partial Regex Chinese();

    [GeneratedRegex(
        @"(^|[.!?:;,\n""“(]\s*|\b(and|then|please|must|should|instead|always|now|simply)\s+)(tell|inform|assure|promise|answer|reply to|respond to|write to|give|offer|grant)\s+(the|every|each|all|any)\s+(customer|user|client|buyer|shopper)s?\s+(that|they|he|she|it|their|his|her|the|an?|about)\b" +
        @"|\b(di|diga|dile|dígale|informa|informe|promete|prometa|responde|responda|asegura|asegure)\s+(al|a la|a los|a las|a cada|a todos los)\s+client\w+\s+(que|:)" +
        @"|\b(dites|dis|répondez|réponds|annoncez|annonce|promettez|assurez)\s+(au|à la|aux|à chaque|à tous les)\s+client\w*\s+(que|qu|:)" +
        @"|hãy (nói|báo|thông báo|trả lời)( với| cho)? (khách|khách hàng) (rằng|là)|告诉(每位|每个|所有)?(客户|顾客|用户|客人)", Options)]
    private static partial Regex ToStaff();
}
