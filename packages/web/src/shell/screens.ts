// Screens that exist: navigation shows nothing that does not work yet.

export const screens = {
  /** 导入 */
  imports: true,
  /** The fields of an entity. */
  designer: true,
};
