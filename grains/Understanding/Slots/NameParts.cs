using System.Collections.Frozen;
using Platform.Understanding.Text;

namespace Platform.Understanding.Slots;

/// <summary>
/// Cuts a full name into given and family name. In Chinese and Vietnamese the family name comes first, and of a Vietnamese
/// name the last syllable is the one people are called by; in Spanish everything behind the given name is the family's.
/// </summary>
internal static class NameParts
{
    private static readonly FrozenSet<string> s_vietnamese = ("nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly truong dinh dao trinh lam "
        + "cao luu ta ton thai chau quach to ha luong mai doan vuong trieu phung la kieu tang dam").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_particles = "de del della di da dos du la le van von der den ter".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_particleLookup = s_particles.GetAlternateLookup<ReadOnlySpan<char>>();

    // The hundred commonest family names of the 2020 census cover 86 % of China; compound ones have two characters.
    private const string ChineseSurnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关兰焦俞左柳甘祝包宁尚符舒阮纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游靳辛管柴蒙鲍华喻祁房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";

    private static readonly FrozenSet<string> s_compound = "欧阳 司马 上官 诸葛 司徒 东方 皇甫 慕容 端木 令狐".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static (string? First, string? Last) Cut(IReadOnlyList<string> parts, string language)
    {
        if (parts.Count == 1)
        {
            return (parts[0], null);
        }

        if (language == "vi" || s_vietnamese.Contains(Folding.FoldText(parts[0])))
        {
            return (parts[^1], parts[0]);
        }

        for (var i = 1; i < parts.Count - 1; i++)
        {
            if (s_particles.Contains(Folding.FoldText(parts[i])))
            {
                return (parts[0], string.Join(' ', parts.Skip(i)));
            }
        }

        return (parts[0], language == "es" ? string.Join(' ', parts.Skip(1)) : parts[^1]);
    }

    /// <summary>王小明 is 王 and 小明; what begins with no family name is a given name.</summary>
    public static (string? First, string? Last) CutChinese(string name)
    {
        if (name.Length >= 3 && s_compound.Contains(name[..2]))
        {
            return (name[2..], name[..2]);
        }

        return name.Length >= 2 && IsSurname(name[..1]) ? (name[1..], name[..1]) : (name, null);
    }

    public static bool IsSurname(string name) =>
        s_compound.Contains(name) || (name.Length == 1 && ChineseSurnames.Contains(Folding.Fold(name[0]), StringComparison.Ordinal));

    /// <summary>"de", "van", "la": belongs to the family name that follows.</summary>
    public static bool IsParticle(ReadOnlySpan<char> folded) => s_particleLookup.Contains(folded);

    public static bool IsVietnameseSurname(string name) => s_vietnamese.Contains(Folding.FoldText(name));
}
