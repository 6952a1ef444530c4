using System.Text.RegularExpressions;

namespace Platform.Understanding.Slots;

/// <summary>How times of day are written in five languages, on folded text with digits (<see cref="ClockText"/>).</summary>
internal static partial class ClockPatterns
{
    // Regex is linear here: no group repeats, and every alternative begins differently. The limit is for what nobody foresaw.
    private const int Milliseconds = 200;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;

    [GeneratedRegex(
        """
        (?:(?<pre>上午|早上|凌晨|中午|下午|傍晚|晚上|[明今]早|[明今]晚)\s?)?
        (?:(?<half>half\spast\s)|(?<quarter>quarter\spast\s)|(?<to>quarter\sto\s))?
        (?<![\d:.,/$€£+]|\d{3}-)(?<h>[01]?\d|2[0-3])(?!\d)
        (?:\s?(?<unit>heures?|horas|hrs?\b|hs?\b|h(?=\d)|gio|g(?=\d)|g\b|点钟|点|时|:|\.(?=[0-5]\d))\s?(?:(?<m>[0-5]\d)(?!\d))?)?
        (?:\s?(?<thirty>y\smedia|et\sdemie|ruoi|半)|\s?(?<fifteen>y\scuarto|et\squart|1刻))?
        (?:\s?(?<mer>a\.?m\b\.?|p\.?m\b\.?|o'?clock|in\sthe\s(?:morning|afternoon|evening)|du\smatin|de\sl'apres[-\s]midi|du\ssoir|de\sla\smanana|de\sla\starde|de\sla\snoche|sang\b|trua\b|chieu\b|toi\b))?
        """,
        Options, Milliseconds)]
    public static partial Regex Clock();

    [GeneratedRegex(@"(?:\b(?:at|by|around|about|after|before|between|from|until|till|past|a\slas?|las?|luc|khoang|tu|sau|truoc|vers|entre|apres|avant|des|despues\sde|antes\sde|a)|从|在|[@~])\s?$", Options, Milliseconds)]
    public static partial Regex LeadsIn();

    [GeneratedRegex(@"^\s?(?:%|€|\$|£|/|days?\b|weeks?\b|months?\b|min|hours?\b|jours?\b|semaines?\b|dias?\b|ngay\b|tuan\b|phut\b|tieng\b|[a-z]*euros?\b|dollars?\b|天|周|个|小时|号|月|日|元|块|-\d{3})", Options, Milliseconds)]
    public static partial Regex CountsSomethingElse();

    [GeneratedRegex(@"^\s?(?:-|–|~|to|and|till|until|a|et|y|den|toi|va|jusqu'a|hasta|a\slas|y\slas|hasta\slas|到|至|和)\s?(?:las\s)?$", Options, Milliseconds)]
    public static partial Regex Joins();

    [GeneratedRegex(@"(?:\b(?:after|past|from|apres|des|a\spartir\sde|despues\sde|pasadas|tu\ssau|(?<!(?:tuan|ngay|thang)\s)sau|starting|since)(?:\slas?)?|从)\s?$", Options, Milliseconds)]
    public static partial Regex After();

    [GeneratedRegex(@"^\s?(?:以后|之后|过后|后|onwards?|or\slater|tro\sdi|en\sadelante)", Options, Milliseconds)]
    public static partial Regex Onwards();

    [GeneratedRegex(@"\b(?:before|by|until|till|avant|jusqu'a|antes\sde|hasta|truoc)(?:\slas?)?\s?$", Options, Milliseconds)]
    public static partial Regex Before();

    [GeneratedRegex(@"^\s?(?:以前|之前|前|or\searlier)", Options, Milliseconds)]
    public static partial Regex Earlier();

    [GeneratedRegex(@"\b(?:in|dans|en)\s(?<n>an|half\san|\d{1,2})\s(?<unit>hours?|hrs?|heures?|horas?|min(?:ute)?s?|minutos)\b|(?<n>\d{1,2})\s(?<unit>tieng|gio|phut)\snua\b|(?<n>\d{1,2})个?(?<unit>小时|钟头|分钟)(?:以|之)?后", Options, Milliseconds)]
    public static partial Regex Later();

    [GeneratedRegex(@"\b(?:next\sweek|semaine\sprochaine|proxima\ssemana|semana\sque\sviene|semana\sproxima|tuan\ssau|tuan\stoi)\b|下周(?![1-7日天])|下星期(?![1-7日天])|下个星期", Options, Milliseconds)]
    public static partial Regex NextWeek();

    [GeneratedRegex(@"\b(?:this\sweek|cette\ssemaine|esta\ssemana|tuan\snay)\b|这周|本周|这个星期|这星期", Options, Milliseconds)]
    public static partial Regex ThisWeek();

    [GeneratedRegex(@"\b(?:weekend|week-end|fin\sde\ssemana|finde|cuoi\stuan)\b|周末", Options, Milliseconds)]
    public static partial Regex Weekend();

    [GeneratedRegex(@"\b(?:any\s?time|whenever|n'importe\squand|quand\svous\svoulez|cuando\s(?:sea|quieran|puedan)|cualquier\s(?:hora|momento)|luc\snao\scung\sduoc|khi\snao\scung\sduoc)\b|随时|什么时候都|几点都", Options, Milliseconds)]
    public static partial Regex AnyTime();

    [GeneratedRegex(@"\b(?:right\s(?:now|away)|now|asap|as\ssoon\sas\spossible|maintenant|tout\sde\ssuite|des\sque\spossible|ahora(?:\smismo)?|ya\smismo|cuanto\santes|bay\sgio|ngay\sbay\sgio|ngay)\b|现在|马上|立刻|尽快", Options, Milliseconds)]
    public static partial Regex Now();
}
