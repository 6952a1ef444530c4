using System.Text.RegularExpressions;

namespace Platform.Knowledge;

/// <summary>Tells the expected type of an answer from a question, and whether a sentence holds one.</summary>
public static partial class AnswerTypes
{
    /// <summary>The type that a question asks for.</summary>
    public static AnswerType Of(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (AsksDuration().IsMatch(question))
        {
            return AnswerType.Duration;
        }

        if (AsksPrice().IsMatch(question))
        {
            return AnswerType.Price;
        }

        if (AsksContact().IsMatch(question))
        {
            return AnswerType.Contact;
        }

        if (AsksTime().IsMatch(question))
        {
            return AnswerType.Time;
        }

        if (AsksPlace().IsMatch(question))
        {
            return AnswerType.Place;
        }

        return AsksCount().IsMatch(question) ? AnswerType.Count : AnswerType.Any;
    }

    /// <summary>True when a sentence holds something of the type; always true for <see cref="AnswerType.Any"/>.</summary>
    public static bool Holds(string sentence, AnswerType type) => type switch
    {
        AnswerType.Duration => HasDuration().IsMatch(sentence),
        AnswerType.Price => HasPrice().IsMatch(sentence),
        AnswerType.Time => HasTime().IsMatch(sentence) || HasDuration().IsMatch(sentence),
        AnswerType.Place => HasPlace().IsMatch(sentence),
        AnswerType.Contact => HasContact().IsMatch(sentence),
        AnswerType.Count => HasNumber().IsMatch(sentence),
        _ => true,
    };

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"\b(how long|how soon|how quickly|how fast|how many (days|weeks|months|hours|minutes|years)|how much time|what is the (deadline|time limit)|combien de (temps|jours|semaines|mois)|sous combien|quel délai|cu[aá]nto tiempo|cu[aá]nto tarda|cu[aá]ntos (d[ií]as|meses)|bao lâu|mấy ngày|bao nhiêu ngày)\b|多久|多长时间|几天|多少天", Options)]
    private static partial Regex AsksDuration();

    [GeneratedRegex(@"\b(how much|what.{0,30} (cost|price|fee|charge|rate)s?|costs?|price of|fees? for|is it free|combien|prix|tarif|cu[aá]nto (cuesta|vale|es|cobran)|precio|bao nhiêu tiền|giá|phí)\b|多少钱|价格|费用|运费", Options)]
    private static partial Regex AsksPrice();

    [GeneratedRegex(@"\b(phone|telephone|email address|e-mail address|call you|contact|reach you|get in touch|num[ée]ro|t[ée]l[ée]fono|téléphone|contacter|liên hệ|hotline)\b|电话|联系", Options)]
    private static partial Regex AsksContact();

    [GeneratedRegex(@"\b(when|what time|what hours|opening hours|business hours|hours|open|deadline|what days?|which days?|quand|quelle heure|horaires?|cu[aá]ndo|qu[eé] hora|horarios?|khi nào|mấy giờ|giờ)\b|什么时候|几点|营业时间|何时", Options)]
    private static partial Regex AsksTime();

    [GeneratedRegex(@"\b(where|address|location|located|directions|où|adresse|d[oó]nde|direcci[oó]n|ở đâu|địa chỉ)\b|哪里|在哪|地址|哪儿", Options)]
    private static partial Regex AsksPlace();

    [GeneratedRegex(@"\b(how many|how often|how old|how far|how big|how large|what percentage|maximum|minimum|limit|cu[aá]ntos|cu[aá]ntas|bao nhiêu)\b|多少|几个", Options)]
    private static partial Regex AsksCount();

    [GeneratedRegex(@"\b(\d+|one|two|three|four|five|six|seven|eight|ten|twelve|fourteen|thirty|sixty|ninety|next|same|a|an|few|several)([ -](to|or|and|-)[ -]?\d+|[–-]\d+)?[ -]*(full |more |extra |additional |working |business |calendar )*(seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|jours?|heures?|semaines?|mois|ans|d[ií]as?|horas?|semanas?|meses|años?|ngày|giờ|tuần|tháng|năm)\b|immediately|instantly|lifetime|indefinitely|[0-9一二三四五六七八九十]+ ?(个)?(天|小时|周|月|年|日|分钟)", Options)]
    private static partial Regex HasDuration();

    [GeneratedRegex(@"[$€£¥₫]\s?\d|\d\s?([$€£¥₫%]|usd|eur|gbp|dollars?|euros?|pounds?|cents?|percent|dong|đồng|vnd|元|块)|\b(free|complimentary|no (extra )?(charge|fee|cost)|at no cost|gratuit\w*|gratis|miễn phí)\b|免费", Options)]
    private static partial Regex HasPrice();

    [GeneratedRegex(@"\b\d{1,2}(:\d{2})?\s?(a\.?m|p\.?m|h\d{0,2}\b|uhr)|\b\d{1,2}:\d{2}\b|\b(noon|midnight|midday|24/7|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekdays?|weekends?|daily|every day|january|february|march|april|june|july|august|september|october|november|december|morning|evening|afternoon|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|thứ|chủ nhật)\b|\b(when|once|after|as soon as|before|by|until)\b|点|星期|周[一二三四五六日]", Options)]
    private static partial Regex HasTime();

    [GeneratedRegex(@"\b(street|st\.|road|rd\.|avenue|ave\.|boulevard|lane|square|plaza|floor|building|room|suite|address|located|location|entrance|desk|counter|page|website|menu|settings|account|online|app|shop|store|branch|office|station|at the|in the|on the|next to|rue|calle|đường|quận)\b|路|街|号|区", Options)]
    private static partial Regex HasPlace();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.\w+|\+?\d[\d ()./-]{6,}\d|\b(call|phone|e-?mail|chat|form|write to|contact)\b", Options)]
    private static partial Regex HasContact();

    [GeneratedRegex(@"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|once|twice|unlimited|no limit|every)\b", Options)]
    private static partial Regex HasNumber();
}
