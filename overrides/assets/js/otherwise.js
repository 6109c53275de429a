// What people call otherwise than the text does. Each pair works in both directions.

/** @type {ReadonlyArray<readonly [string, string]>} */
export const OTHERWISE = [
  // Abbreviations of offices and symbols: the text has one form here, the other there.
  ["nq", "nghị quyết"],
  ["kh", "kế hoạch"],
  ["lđlđ", "liên đoàn lao động"],
  ["lđlđ", "liên đoàn"],
  ["cđ", "công đoàn"],
  ["bch", "ban chấp hành"],
  ["tw", "trung ương"],
  ["cnvclđ", "công nhân viên chức lao động"],
  ["cnvclđ", "công nhân viên chức"],
  ["nlđ", "người lao động"],
  // Everyday words for official ones.
  ["zalo", "mạng xã hội"],
  ["facebook", "mạng xã hội"],
  ["fb", "mạng xã hội"],
  ["băng rôn", "băng zôn"],
  ["banner", "băng zôn"],
  ["poster", "áp phích"],
  ["nguyên tử", "hạt nhân"],
  // Questions, in the words of the answer's heading.
  ["ai phải thực hiện", "tổ chức thực hiện"],
  ["ai thực hiện", "tổ chức thực hiện"],
  ["gửi cho ai", "nơi nhận"],
  ["có lợi gì", "tính ưu việt"],
];

/** Words of a question that tell nothing of what is asked for. */
export const SMALL = new Set(
  "ai gì nào này kia đó có là thì mà và của cho với các những một để ở đâu khi sao phải được bị như thế bao nhiêu hay không về theo trong".split(
    " ",
  ),
);
